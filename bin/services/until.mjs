import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../failure.mjs';

const never = new Promise(() => {});

/**
 * Resolves once `attempt()` stops throwing, with what it returned; gives up with `sentence` after `withinMs`.
 * Never resolves when `member` is gone: whoever started it reports its end.
 */
export async function until(attempt, { member, withinMs = 60_000, everyMs = 25, sentence }) {
  const giveUpAt = Date.now() + withinMs;
  while (!member.hasExited()) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Failure) throw error;
      if (Date.now() > giveUpAt) throw new Failure(`${sentence} (${error.message})`, member.lastLines());
    }
    await pause(everyMs);
  }
  return never;
}
