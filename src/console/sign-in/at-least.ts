import { setTimeout as pause } from 'node:timers/promises';

/** What `work` comes to, and never sooner than this: how long it took tells nothing. */
export async function atLeast<T>(ms: number, work: Promise<T>): Promise<T> {
  const [outcome] = await Promise.allSettled([work, pause(ms)]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
