import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { DonationRowShown } from '../../../contract/donations.js';
import { Icon } from '../../parts/icon.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { LiveMark } from '../../parts/live-mark.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { ScreenTitle } from '../../parts/panel.js';
import { query } from '../../wire/ask.js';
import { useLive } from '../../wire/live.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { DONATIONS, STATUSES } from './donation-list.js';
import { Between } from '../../parts/list/between.js';

const EVENTS = ['latest'] as const;

/** All donations of an organisation, whatever became of them; what comes in comes into the list. */
export default function Donations() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const queries = useQueryClient();
  const list = useList<DonationRowShown>(DONATIONS, organisation);
  const live = useLive(organisation === null ? null : `/live${query({ about: 'donations', organisation })}`, EVENTS, () => {
    void queries.invalidateQueries({ queryKey: ['list', DONATIONS.path, organisation] });
  });
  return (
    <>
      <ScreenTitle title={say('donations.title')} note={say('donations.note')}>
        <LiveMark state={live} />
        <OrganisationChoice value={organisation} onChoose={choose} />
        {(session.role === 'client_admin' || session.role === 'customer_success') && (
          <Button component={Link} to={`/donations/-${query({ organisation })}`} leftSection={<Icon name="plus" />}>{say('entry.title')}</Button>
        )}
      </ScreenTitle>
      <List
        model={DONATIONS}
        list={list}
        label={say('donations.title')}
        searchHint={say('donations.searchHint')}
        filters={
          <>
            <FilterChoice list={list} name="status" label={say('donations.status')} options={STATUSES.map((status) => ({ value: status, label: say(`status.${status}`) }))} />
            <Between list={list} />
          </>
        }
      />
    </>
  );
}
