import { Link } from 'react-router';
import type { CampaignRowShown } from '../../../contract/campaigns.js';
import { Bar } from '../../parts/bar.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { MoneyText } from '../../parts/money-text.js';
import { PeriodBadge } from '../../parts/period-badge.js';
import { useWords } from '../../words/words.js';

export const CAMPAIGNS: ListModel<CampaignRowShown> = {
  path: '/campaigns',
  keyOf: ({ id }) => id,
  usualSort: { by: 'opensAt', order: 'descending' },
  filters: ['period', 'day'],
  hasExport: true,
  empty: { title: 'campaigns.empty', text: 'list.noneYet' },
  columns: [
    { name: 'title', title: 'column.title', isUsual: true, sort: { by: 'title', first: 'ascending' }, cell: ({ slug, title }) => <Link to={`/campaigns/${slug}`}><bdi>{title}</bdi></Link> },
    { name: 'period', title: 'column.period', isUsual: true, cell: ({ period }) => <PeriodBadge period={period} /> },
    { name: 'day', title: 'cockpit.day', isUsual: true, cell: ({ day }) => (day === null ? '–' : <Link className="plain-link" to={`/cockpit/${day.slug}`}><bdi>{day.title}</bdi></Link>) },
    { name: 'raised', title: 'cockpit.raised', isUsual: true, isNumeric: true, cell: ({ raised }) => <MoneyText of={raised} /> },
    { name: 'goal', title: 'column.goal', isUsual: true, isNumeric: true, sort: { by: 'goal', first: 'descending' }, cell: ({ goal, currency }) => (goal === null ? '–' : <MoneyText of={{ amount: goal, currency }} />) },
    { name: 'reached', title: 'column.reached', isUsual: true, cell: (row) => <Reached row={row} /> },
    { name: 'donors', title: 'cockpit.donors', isUsual: true, isNumeric: true, cell: ({ donors }) => <Count n={donors} /> },
    { name: 'currency', title: 'foundation.currency', isUsual: false, cell: ({ currency }) => currency },
    { name: 'opensAt', title: 'column.opens', isUsual: false, sort: { by: 'opensAt', first: 'descending' }, cell: ({ opensAt }) => <Time at={opensAt} /> },
    { name: 'closesAt', title: 'column.closes', isUsual: false, cell: ({ closesAt }) => (closesAt === null ? '–' : <Time at={closesAt} />) },
    { name: 'slug', title: 'column.slug', isUsual: false, cell: ({ slug }) => <code>{slug}</code> },
  ],
};

function Reached({ row: { goal, raised } }: { readonly row: CampaignRowShown }) {
  const { percent, say } = useWords();
  if (goal === null) return '–';
  const share = Math.floor((raised.amount / goal) * 100) / 100;
  return <span className="cell-lines figures">{percent(share)}<Bar share={share} label={say('cockpit.goalReached', { share: percent(share) })} tone={share >= 1 ? 'good' : 'now'} /></span>;
}

function Count({ n }: { readonly n: number }) {
  return useWords().number(n);
}

function Time({ at }: { readonly at: string }) {
  return useWords().time(at);
}
