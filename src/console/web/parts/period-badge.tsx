import type { PeriodShown } from '../../contract/campaigns.js';
import { useWords } from '../words/words.js';
import { Badge, type Tone } from './badge.js';

const TONES: Readonly<Record<PeriodShown, Tone>> = { draft: 'waiting', upcoming: 'plain', open: 'good', closed: 'plain', archived: 'plain' };

export const PERIODS = ['draft', 'upcoming', 'open', 'closed', 'archived'] as const satisfies readonly PeriodShown[];

export function PeriodBadge({ period }: { readonly period: PeriodShown }) {
  const { say } = useWords();
  return <Badge tone={TONES[period]}>{say(`period.${period}`)}</Badge>;
}
