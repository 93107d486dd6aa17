import type { ReportGistShown, ReportKindShown, ReportStatusShown } from '../../../contract/reports.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { Bar } from '../../parts/bar.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';

const KINDS = ['donations', 'donors', 'totals', 'leaderboards', 'reconciliation', 'mailing-results', 'audit-log'] as const satisfies readonly ReportKindShown[];

/** Those that there are for who is signed in. */
export const REPORT_KINDS: readonly ReportKindShown[] = KINDS.filter((kind) => kind !== 'audit-log' || session.role !== 'client_editor');

export const REPORT_STATUSES = ['waiting', 'running', 'done', 'failed', 'cancelled', 'expired'] as const satisfies readonly ReportStatusShown[];

const TONES: Readonly<Record<ReportStatusShown, Tone>> = { waiting: 'waiting', running: 'waiting', done: 'good', failed: 'fault', cancelled: 'plain', expired: 'plain' };

export function ReportBadge({ status }: Pick<ReportGistShown, 'status'>) {
  const { say } = useWords();
  return <Badge tone={TONES[status]}>{say(`reportStatus.${status}`)}</Badge>;
}

/** How much of it is written, while it is: by what the database expects, which is a guess. */
export function ReportBar({ of }: { readonly of: ReportGistShown }) {
  const text = useWritten(of);
  if (of.status !== 'running') return null;
  return <Bar share={of.expected === null || of.expected === 0 ? 0 : Math.min(0.99, of.written / of.expected)} label={text} />;
}

export function useWritten({ written, expected, status }: ReportGistShown): string {
  const { count, say, number } = useWords();
  return [count('making.progress', written), status === 'running' && expected !== null && expected > written ? say('making.expected', { n: number(expected) }) : ''].filter(Boolean).join(' ');
}
