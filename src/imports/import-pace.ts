import type { Import } from './import.js';

export interface ImportPace {
  /** Of the stage that the import is at, in whole percent. */
  readonly percent: number;
  readonly rowsPerSecond: number | null;
  readonly secondsLeft: number | null;
}

const NOTHING: ImportPace = { percent: 0, rowsPerSecond: null, secondsLeft: null };
const WHOLE: ImportPace = { percent: 100, rowsPerSecond: null, secondsLeft: null };

/** How far the stage of an import is, how fast it goes, and how long it will take if it goes on so. */
export function importPace({ status, rows, bytes, progress }: Import, now: Date): ImportPace {
  if (status === 'reading') return pace(progress.bytesRead / bytes, rows.read, progress.stageBeganAt, now);
  if (status === 'merging') return pace(progress.planned === 0 ? 1 : progress.merged / progress.planned, progress.merged, progress.stageBeganAt, now);
  return status === 'uploaded' || status === 'undoing' ? NOTHING : WHOLE;
}

function pace(share: number, rows: number, since: Date | null, now: Date): ImportPace {
  const done = Math.min(1, Math.max(0, share));
  const seconds = since === null ? 0 : (now.getTime() - since.getTime()) / 1_000;
  if (seconds <= 0 || done === 0) return { ...NOTHING, percent: Math.floor(done * 100) };
  return { percent: Math.floor(done * 100), rowsPerSecond: Math.round(rows / seconds), secondsLeft: Math.ceil((seconds / done) * (1 - done)) };
}
