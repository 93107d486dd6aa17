import { Link } from 'react-router';
import type { MatchShown } from '../../../contract/matches.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { MoneyText } from '../../parts/money-text.js';
import { useWords } from '../../words/words.js';
import { AboutText } from '../pledge/about-text.js';
import { MatchBadge, MatchBar } from './match-state.js';

export const MATCHES: ListModel<MatchShown> = {
  path: '/matches',
  keyOf: ({ id }) => id,
  usualSort: { by: 'createdAt', order: 'descending' },
  filters: ['state', 'givingDay', 'campaign'],
  hasExport: true,
  empty: { title: 'matches.empty', text: 'list.noneYet' },
  columns: [
    { name: 'sponsor', title: 'pledge.sponsor', isUsual: true, sort: { by: 'sponsor', first: 'ascending' }, cell: ({ id, sponsor }) => <Link to={`/matches/${id}`}><bdi>{sponsor}</bdi></Link> },
    { name: 'state', title: 'column.status', isUsual: true, cell: ({ state }) => <MatchBadge state={state} /> },
    { name: 'about', title: 'pledge.about', isUsual: true, cell: (row) => <AboutText of={row} /> },
    { name: 'pool', title: 'match.pool', isUsual: true, isNumeric: true, sort: { by: 'pool', first: 'descending' }, cell: ({ pool: amount, currency }) => <MoneyText of={{ amount, currency }} /> },
    { name: 'allotted', title: 'match.allotted', isUsual: true, sort: { by: 'allotted', first: 'descending' }, cell: (row) => <span className="cell-lines figures"><MoneyText of={{ amount: row.allotted, currency: row.currency }} /><MatchBar of={row} /></span> },
    { name: 'left', title: 'match.left', isUsual: true, isNumeric: true, sort: { by: 'left', first: 'ascending' }, cell: ({ pool, allotted, currency }) => <MoneyText of={{ amount: pool - allotted, currency }} /> },
    { name: 'gifts', title: 'match.gifts', isUsual: true, isNumeric: true, sort: { by: 'gifts', first: 'descending' }, cell: ({ gifts }) => <Count n={gifts} /> },
    { name: 'closesAt', title: 'pledge.closesAt', isUsual: true, sort: { by: 'closesAt', first: 'descending' }, cell: ({ closesAt }) => <Time at={closesAt} /> },
    { name: 'opensAt', title: 'pledge.opensAt', isUsual: false, sort: { by: 'opensAt', first: 'descending' }, cell: ({ opensAt }) => <Time at={opensAt} /> },
    { name: 'percent', title: 'match.percent', isUsual: false, isNumeric: true, cell: ({ percent }) => <Count n={percent} /> },
    { name: 'mostPerGift', title: 'match.mostPerGift', isUsual: false, isNumeric: true, cell: ({ mostPerGift: amount, currency }) => (amount === null ? '–' : <MoneyText of={{ amount, currency }} />) },
    { name: 'tag', title: 'pledge.tag', isUsual: false, cell: ({ tag }) => <bdi>{tag ?? '–'}</bdi> },
    { name: 'currency', title: 'foundation.currency', isUsual: false, cell: ({ currency }) => currency },
    { name: 'createdAt', title: 'pledge.madeAt', isUsual: false, sort: { by: 'createdAt', first: 'descending' }, cell: ({ createdAt }) => <Time at={createdAt} /> },
    { name: 'id', title: 'column.id', isUsual: false, cell: ({ id }) => <code className="small">{id}</code> },
  ],
};

function Count({ n }: { readonly n: number }) {
  return useWords().number(n);
}

function Time({ at }: { readonly at: string }) {
  return useWords().time(at);
}
