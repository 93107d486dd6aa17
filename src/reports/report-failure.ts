import { isOutage } from '../database/outage.js';
import { StorageError } from '../storage/storage.error.js';

/** How often a report is begun before it is given up, whoever was killed in between. */
export const MOST_ATTEMPTS = 6;

/** How often what nobody foresaw may happen to it. */
const MOST_SURPRISES = 3;

export interface ReportFailure {
  /** Whether another attempt would end as this one did. */
  readonly isFinal: boolean;
  readonly code: 'too_slow' | 'storage' | 'database' | 'unexpected';
  /** For whoever asked for it. */
  readonly message: string;
}

/** What an error means for the report that it ended. `attempts`: how often it has been begun. */
export function failureOf(error: unknown, attempts: number): ReportFailure {
  const isLast = attempts >= MOST_ATTEMPTS;
  if (isTooSlow(error)) return { isFinal: true, code: 'too_slow', message: 'Reading its rows took longer than a report may take. Narrow it: by dates, a campaign, or fewer columns.' };
  if (error instanceof StorageError) return { isFinal: isLast, code: 'storage', message: 'The file could not be stored. Ask for it again in a while.' };
  if (isOutage(error)) return { isFinal: isLast, code: 'database', message: 'The database could not be read. Ask for it again in a while.' };
  return { isFinal: attempts >= MOST_SURPRISES, code: 'unexpected', message: 'Something went wrong on our side, and has been noted.' };
}

/** The statement's own limit, which PostgreSQL keeps. */
export function isTooSlow(error: unknown): boolean {
  const { code, message = '' } = (error ?? {}) as { code?: unknown; message?: string };
  return code === '57014' && /statement timeout/.test(message);
}
