import { setTimeout as pause } from 'node:timers/promises';
import { Waits } from './waits.mjs';

/**
 * Lets `readers` read for `ms`, each pausing a little between its reads. Waits of reads that began before this process
 * had its first answer are told apart: nobody had anything to show them. Whoever still waits `patienceMs` after the end
 * counts as having waited until then.
 */
export async function readFor(
  { read },
  source,
  { ids, readers, ms, pauseMs, patienceMs = 2_000, ttlMs = Infinity },
) {
  const tally = {
    waits: new Waits(),
    cold: new Waits(),
    failed: 0,
    stale: 0,
    unanswered: 0,
    firstAnswerAt: Infinity,
  };
  const before = source.computes;
  const until = performance.now() + ms;
  const waiting = new Set();
  const done = Promise.all(
    Array.from({ length: readers }, (_, reader) =>
      readUntil(read, { ids, until, pauseMs, ttlMs, reader }, tally, waiting),
    ),
  );
  await Promise.race([done, pause(ms + patienceMs)]);
  for (const began of waiting) {
    tally.unanswered += 1;
    tally.waits.add(performance.now() - began);
  }
  return { ...tally, computes: source.computes - before };
}

async function readUntil(read, { ids, until, pauseMs, ttlMs, reader }, tally, waiting) {
  // Not all in step.
  await pause((pauseMs * (reader % 10)) / 10);
  for (let turn = reader; performance.now() < until; turn += 1) {
    const began = { at: performance.now(), valueOf: () => began.at };
    waiting.add(began);
    const value = await read(ids[turn % ids.length]).catch(() => null);
    waiting.delete(began);
    const ended = performance.now();
    const isCold = began.at < tally.firstAnswerAt;
    if (value === null) tally.failed += 1;
    else if (Date.now() - value.computedAt > ttlMs) tally.stale += 1;
    if (value !== null) tally.firstAnswerAt = Math.min(tally.firstAnswerAt, ended);
    (isCold ? tally.cold : tally.waits).add(ended - began.at);
    await pause(pauseMs * (0.75 + Math.random() / 2));
  }
}
