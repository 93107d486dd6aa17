import type { ChallengeKindShown, ChallengeShown, ChallengeStateShown } from '../../../contract/matches.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { Bar } from '../../parts/bar.js';
import { useWords } from '../../words/words.js';

export const CHALLENGE_STATES = ['upcoming', 'open', 'counting', 'met', 'missed', 'withdrawn'] as const satisfies readonly ChallengeStateShown[];
export const CHALLENGE_KINDS = ['gifts', 'donors', 'amount'] as const satisfies readonly ChallengeKindShown[];

const TONES: Readonly<Record<ChallengeStateShown, Tone>> = { upcoming: 'plain', open: 'good', counting: 'waiting', met: 'good', missed: 'plain', withdrawn: 'plain' };

type Counted = Pick<ChallengeShown, 'kind' | 'progress' | 'threshold' | 'currency'>;

export function ChallengeBadge({ state }: Pick<ChallengeShown, 'state'>) {
  const { say } = useWords();
  return <Badge tone={TONES[state]}>{say(`challengeState.${state}`)}</Badge>;
}

/** So many gifts or donors, or so much money. */
export function useCounted(): (count: number, of: Pick<Counted, 'kind' | 'currency'>) => string {
  const { number, money } = useWords();
  return (count, { kind, currency }) => (kind === 'amount' ? money({ amount: count, currency }) : number(count));
}

/** How far it is: the share, and what of what. */
export function useProgress(of: Counted): string {
  const { say, percent } = useWords();
  const counted = useCounted();
  // Never rounded up to a whole that is not there.
  return say('challenge.progress', { share: percent(Math.floor((of.progress / of.threshold) * 100) / 100), progress: counted(of.progress, of), threshold: counted(of.threshold, of) });
}

export function ChallengeBar({ of }: { readonly of: Counted }) {
  return <Bar share={of.progress / of.threshold} label={useProgress(of)} tone={of.progress >= of.threshold ? 'good' : 'now'} />;
}
