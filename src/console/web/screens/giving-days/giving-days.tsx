import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { GivingDayRowShown } from '../../../contract/campaigns.js';
import { Icon } from '../../parts/icon.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { ScreenTitle } from '../../parts/panel.js';
import { PeriodBadge } from '../../parts/period-badge.js';
import { query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';

const PERIODS = ['draft', 'upcoming', 'open', 'closed'] as const;

const DAYS: ListModel<GivingDayRowShown> = {
  path: '/giving-days',
  keyOf: ({ slug }) => slug,
  usualSort: { by: 'startsAt', order: 'descending' },
  filters: ['period'],
  hasExport: true,
  empty: { title: 'days.empty', text: 'list.noneYet' },
  columns: [
    { name: 'title', title: 'column.title', isUsual: true, sort: { by: 'title', first: 'ascending' }, cell: ({ slug, title }) => <Link to={`/giving-days/${slug}`}><bdi>{title}</bdi></Link> },
    { name: 'period', title: 'column.period', isUsual: true, cell: ({ period }) => <PeriodBadge period={period} /> },
    { name: 'startsAt', title: 'column.starts', isUsual: true, sort: { by: 'startsAt', first: 'descending' }, cell: ({ startsAt }) => <Time at={startsAt} /> },
    { name: 'endsAt', title: 'column.ends', isUsual: true, sort: { by: 'endsAt', first: 'descending' }, cell: ({ endsAt }) => <Time at={endsAt} /> },
    { name: 'campaigns', title: 'campaigns.title', isUsual: true, isNumeric: true, sort: { by: 'campaigns', first: 'descending' }, cell: ({ slug, campaigns }) => <Link className="plain-link" to={`/campaigns?day=${slug}`}>{campaigns}</Link> },
    { name: 'cockpit', title: 'cockpit.title', isUsual: true, cell: ({ slug }) => <ToCockpit slug={slug} /> },
    { name: 'currency', title: 'foundation.currency', isUsual: false, cell: ({ currency }) => currency },
    { name: 'slug', title: 'column.slug', isUsual: false, cell: ({ slug }) => <code>{slug}</code> },
  ],
};

/** Every giving day of an organisation. */
export default function GivingDays() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const list = useList<GivingDayRowShown>(DAYS, organisation);
  const make = session.role !== 'engineer' && <Button component={Link} to={`/giving-days/-${query({ organisation })}`} leftSection={<Icon name="plus" />}>{say('days.new')}</Button>;
  return (
    <>
      <ScreenTitle title={say('days.title')}>
        <OrganisationChoice value={organisation} onChoose={choose} />
        {make}
      </ScreenTitle>
      <List
        model={DAYS}
        list={list}
        label={say('days.title')}
        searchHint={say('campaigns.searchHint')}
        first={make}
        filters={<FilterChoice list={list} name="period" label={say('column.period')} options={PERIODS.map((period) => ({ value: period, label: say(`period.${period}`) }))} />}
      />
    </>
  );
}

function Time({ at }: { readonly at: string }) {
  return useWords().time(at);
}

function ToCockpit({ slug }: { readonly slug: string }) {
  const { say } = useWords();
  return <Link className="plain-link" to={`/cockpit/${slug}`}>{say('days.open')}</Link>;
}
