import type { ImportGistShown, ImportStatusShown } from '../../../contract/imports.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { Bar } from '../../parts/bar.js';
import { useWords } from '../../words/words.js';

export const IMPORT_KINDS = ['tags', 'donors', 'suppressions', 'campaigns', 'designations', 'offline-donations'] as const;

export const IMPORT_STATUSES = ['uploaded', 'reading', 'ready', 'merging', 'done', 'failed', 'cancelled', 'undoing', 'undone'] as const satisfies readonly ImportStatusShown[];

const TONES: Readonly<Record<ImportStatusShown, Tone>> = {
  ...{ uploaded: 'waiting', reading: 'waiting', ready: 'waiting', merging: 'waiting', done: 'good' },
  ...{ failed: 'fault', cancelled: 'plain', undoing: 'waiting', undone: 'plain' },
};

export function ImportBadge({ status }: Pick<ImportGistShown, 'status'>) {
  const { say } = useWords();
  return <Badge tone={TONES[status]}>{say(`importStatus.${status}`)}</Badge>;
}

/** How far it is, while somebody works on it. */
export function ImportBar({ status, pace: { percent } }: Pick<ImportGistShown, 'status' | 'pace'>) {
  const { say, percent: share } = useWords();
  if (status !== 'reading' && status !== 'merging') return null;
  return <Bar share={percent / 100} label={`${say(`importStatus.${status}`)}: ${share(percent / 100)}`} />;
}

/** The state in one line: what, how far, how fast. */
export function ImportPace({ of }: { readonly of: Pick<ImportGistShown, 'status' | 'pace' | 'rows'> }) {
  const { say, count, lasting, percent } = useWords();
  const { pace, rows, status } = of;
  const isCounted = status === 'reading' || status === 'merging';
  const parts = [
    isCounted ? percent(pace.percent / 100) : null,
    rows.read > 0 ? count('pace.rows', rows.read) : null,
    pace.rowsPerSecond === null ? null : count('pace.perSecond', pace.rowsPerSecond),
    pace.secondsLeft === null || pace.secondsLeft === 0 ? null : say('pace.left', { time: lasting(pace.secondsLeft) }),
  ];
  return <span className="figures">{parts.filter((part) => part !== null).join(' · ')}</span>;
}
