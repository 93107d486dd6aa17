import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { MatchShown } from '../../../contract/matches.js';
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
import { AboutFilters } from '../pledge/about-filters.js';
import { KindSwitch } from '../pledge/kind-switch.js';
import { MATCHES } from './match-list.js';
import { MATCH_STATES } from './match-state.js';

const EVENTS = ['latest'] as const;

/** What sponsors add to gifts; pools move by themselves. */
export default function Matches() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const queries = useQueryClient();
  const list = useList<MatchShown>(MATCHES, organisation);
  const live = useLive(organisation === null ? null : `/live${query({ about: 'pledges', organisation })}`, EVENTS, () => {
    void queries.invalidateQueries({ queryKey: ['list', MATCHES.path, organisation] });
  });
  const make = session.role !== 'engineer' && <Button component={Link} to={`/matches/-${query({ organisation })}`} leftSection={<Icon name="plus" />}>{say('matches.new')}</Button>;
  return (
    <>
      <ScreenTitle title={say('matches.title')} note={say('matches.note')}>
        <LiveMark state={live} />
        <OrganisationChoice value={organisation} onChoose={choose} />
        {make}
      </ScreenTitle>
      <KindSwitch organisation={organisation} />
      <List
        model={MATCHES}
        list={list}
        label={say('matches.title')}
        searchHint={say('pledges.searchHint')}
        first={make}
        filters={
          <>
            <FilterChoice list={list} name="state" label={say('column.status')} options={MATCH_STATES.map((state) => ({ value: state, label: say(`matchState.${state}`) }))} />
            <AboutFilters organisation={organisation} list={list} />
          </>
        }
      />
    </>
  );
}
