import type { MatchShown, MatchStateShown } from '../../../contract/matches.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { Bar } from '../../parts/bar.js';
import { useWords } from '../../words/words.js';

export const MATCH_STATES = ['upcoming', 'open', 'exhausted', 'closed'] as const satisfies readonly MatchStateShown[];

const TONES: Readonly<Record<MatchStateShown, Tone>> = { upcoming: 'plain', open: 'good', exhausted: 'waiting', closed: 'plain' };

export function MatchBadge({ state }: Pick<MatchShown, 'state'>) {
  const { say } = useWords();
  return <Badge tone={TONES[state]}>{say(`matchState.${state}`)}</Badge>;
}

/** How much of the pool is allotted. */
export function MatchBar({ of: { pool, allotted, currency } }: { readonly of: Pick<MatchShown, 'pool' | 'allotted' | 'currency'> }) {
  const { say, money, percent } = useWords();
  // Never rounded up to a whole that is not there.
  const share = Math.floor((allotted / pool) * 100) / 100;
  return <Bar share={allotted / pool} label={say('match.used', { share: percent(share), allotted: money({ amount: allotted, currency }), pool: money({ amount: pool, currency }) })} tone={allotted >= pool ? 'good' : 'now'} />;
}
