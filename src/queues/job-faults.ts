import { UnrecoverableError } from 'bullmq';

/** A job that no handler here has the name of: of another version, or put there by hand. Set aside at once. */
export class UnknownJob extends UnrecoverableError {
  readonly code = 'unknown_job';
}

/** A job whose payload its definition refuses. Set aside at once: trying again would not mend it. */
export class UnreadablePayload extends UnrecoverableError {
  readonly code = 'unreadable_payload';
}

const MOST_LETTERS = 60;

/** Why a job failed, in one word: the error's code, or else its class. Few enough to be counted by. */
export function causeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  const word = typeof code === 'string' || typeof code === 'number' ? String(code) : String(name ?? 'unknown');
  return word.replaceAll(/[^\w.-]/g, '_').slice(0, MOST_LETTERS) || 'unknown';
}
