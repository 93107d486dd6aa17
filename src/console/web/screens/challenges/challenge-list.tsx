import { Link } from 'react-router';
import type { ChallengeShown } from '../../../contract/matches.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { MoneyText } from '../../parts/money-text.js';
import { useWords } from '../../words/words.js';
import { AboutText } from '../pledge/about-text.js';
import { ChallengeBadge, ChallengeBar, useCounted } from './challenge-state.js';

export const CHALLENGES: ListModel<ChallengeShown> = {
  path: '/challenges',
  keyOf: ({ id }) => id,
  usualSort: { by: 'createdAt', order: 'descending' },
  filters: ['state', 'kind', 'givingDay', 'campaign'],
  hasExport: true,
  empty: { title: 'challenges.empty', text: 'list.noneYet' },
  columns: [
    { name: 'sponsor', title: 'pledge.sponsor', isUsual: true, sort: { by: 'sponsor', first: 'ascending' }, cell: ({ id, sponsor }) => <Link to={`/matches/challenges/${id}`}><bdi>{sponsor}</bdi></Link> },
    { name: 'state', title: 'column.status', isUsual: true, cell: ({ state }) => <ChallengeBadge state={state} /> },
    { name: 'about', title: 'pledge.about', isUsual: true, cell: (row) => <AboutText of={row} /> },
    { name: 'kind', title: 'challenge.kind', isUsual: true, cell: ({ kind }) => <Kind kind={kind} /> },
    { name: 'reached', title: 'challenge.reached', isUsual: true, sort: { by: 'reached', first: 'descending' }, cell: (row) => <Reached row={row} /> },
    { name: 'threshold', title: 'challenge.threshold', isUsual: true, isNumeric: true, cell: (row) => <Counted row={row} count={row.threshold} /> },
    { name: 'reward', title: 'challenge.reward', isUsual: true, cell: ({ reward }) => <span className="cell-long"><bdi>{reward}</bdi></span> },
    { name: 'closesAt', title: 'pledge.closesAt', isUsual: true, sort: { by: 'closesAt', first: 'descending' }, cell: ({ closesAt }) => <Time at={closesAt} /> },
    { name: 'progress', title: 'challenge.counted', isUsual: false, isNumeric: true, cell: (row) => <Counted row={row} count={row.progress} /> },
    { name: 'rewardAmount', title: 'challenge.rewardAmount', isUsual: false, isNumeric: true, sort: { by: 'rewardAmount', first: 'descending' }, cell: ({ rewardAmount: amount, currency }) => (amount === null ? '–' : <MoneyText of={{ amount, currency }} />) },
    { name: 'metAt', title: 'challenge.metAt', isUsual: false, cell: ({ metAt }) => (metAt === null ? '–' : <Time at={metAt} />) },
    { name: 'opensAt', title: 'pledge.opensAt', isUsual: false, sort: { by: 'opensAt', first: 'descending' }, cell: ({ opensAt }) => <Time at={opensAt} /> },
    { name: 'tag', title: 'pledge.tag', isUsual: false, cell: ({ tag }) => <bdi>{tag ?? '–'}</bdi> },
    { name: 'currency', title: 'foundation.currency', isUsual: false, cell: ({ currency }) => currency },
    { name: 'createdAt', title: 'pledge.madeAt', isUsual: false, sort: { by: 'createdAt', first: 'descending' }, cell: ({ createdAt }) => <Time at={createdAt} /> },
    { name: 'id', title: 'column.id', isUsual: false, cell: ({ id }) => <code className="small">{id}</code> },
  ],
};

function Kind({ kind }: Pick<ChallengeShown, 'kind'>) {
  return useWords().say(`challengeKind.${kind}`);
}

function Counted({ row, count }: { readonly row: ChallengeShown; readonly count: number }) {
  return <span className="figures">{useCounted()(count, row)}</span>;
}

function Reached({ row }: { readonly row: ChallengeShown }) {
  const { percent } = useWords();
  return <span className="cell-lines figures">{percent(Math.floor((row.progress / row.threshold) * 100) / 100)}<ChallengeBar of={row} /></span>;
}

function Time({ at }: { readonly at: string }) {
  return useWords().time(at);
}
