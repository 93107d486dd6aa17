import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CampaignRowShown, GivingDayRowShown } from '../../../contract/campaigns.js';
import type { PageShown } from '../../../contract/common.js';
import { Icon } from '../../parts/icon.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { ScreenTitle } from '../../parts/panel.js';
import { PERIODS } from '../../parts/period-badge.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { CAMPAIGNS } from './campaign-list.js';

const LISTED = 100;

/** Every campaign of an organisation, published or not. */
export default function Campaigns() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const list = useList<CampaignRowShown>(CAMPAIGNS, organisation);
  const { data: days } = useQuery({
    queryKey: ['giving-days', organisation, 'all'],
    queryFn: () => ask<PageShown<GivingDayRowShown>>(`/giving-days${query({ organisation, limit: LISTED })}`),
  });
  const make = session.role !== 'engineer' && <Button component={Link} to={`/campaigns/-${query({ organisation })}`} leftSection={<Icon name="plus" />}>{say('campaigns.new')}</Button>;
  return (
    <>
      <ScreenTitle title={say('campaigns.title')}>
        <OrganisationChoice value={organisation} onChoose={choose} />
        {make}
      </ScreenTitle>
      <List
        model={CAMPAIGNS}
        list={list}
        label={say('campaigns.title')}
        searchHint={say('campaigns.searchHint')}
        first={make}
        filters={
          <>
            <FilterChoice list={list} name="period" label={say('column.period')} options={PERIODS.map((period) => ({ value: period, label: say(`period.${period}`) }))} />
            <FilterChoice list={list} name="day" label={say('cockpit.day')} options={(days?.rows ?? []).map(({ slug, title }) => ({ value: slug, label: title }))} />
          </>
        }
      />
    </>
  );
}
