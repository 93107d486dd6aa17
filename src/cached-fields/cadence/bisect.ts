import { performance } from 'node:perf_hooks';
import { isOutage } from '../../database/outage.js';

export interface Bisected<Value> {
  readonly done: ReadonlyMap<string, Value>;
  /** Those that cannot be computed, each for a reason of its own. */
  readonly failed: ReadonlyMap<string, unknown>;
}

/** So many tries find a few bad ones among a hundred; more of them say that it is not the things that are ill. */
const MOST_TRIES = 60;
/** So many bad ones, and not one that is not, say the same sooner. */
const MOST_BAD_ALONE = 8;
/** One that takes longer than a statement may is found in seven such waits; no more than these are spent on it. */
const LONGEST_MS = 150_000;

/** What PostgreSQL says of a statement that took too long. */
const TOO_LONG = '57014';

/**
 * Computes many at once; where that fails, halves, until the ones that make it fail stand alone.
 * @throws what is not about the things themselves: an outage, or that hardly any of them can be computed.
 */
export async function bisect<Value>(ids: readonly string[], compute: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>): Promise<Bisected<Value>> {
  const done = new Map<string, Value>();
  const failed = new Map<string, unknown>();
  const deadline = performance.now() + LONGEST_MS;
  let tries = 0;
  const halve = async (part: readonly string[]): Promise<void> => {
    if (part.length === 0) return;
    tries += 1;
    try {
      for (const [id, value] of await compute(part)) done.set(id, value);
    } catch (error) {
      const isSpent = tries > MOST_TRIES || performance.now() > deadline || (done.size === 0 && failed.size >= MOST_BAD_ALONE);
      if (!isAboutThings(error) || isSpent) throw error;
      if (part.length === 1) return void failed.set(part[0] as string, error);
      const middle = Math.ceil(part.length / 2);
      await halve(part.slice(0, middle));
      await halve(part.slice(middle));
    }
  };
  await halve(ids);
  return { done, failed };
}

/** Neither a database out of reach nor one in which two meet: those pass, and say nothing about a thing. */
function isAboutThings(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  if (code === TOO_LONG) return true;
  return !isOutage(error) && !(typeof code === 'string' && /^(40|55)/.test(code));
}
