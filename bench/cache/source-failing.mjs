import { setTimeout as pause } from 'node:timers/promises';
import { inRounds, median } from '../rounds.mjs';
import { printTable } from '../table.mjs';
import { LABELS, WITH_SOURCE } from './contenders.mjs';
import { Fleet } from './fleet.mjs';

const ROUNDS = 2;
const PROCESSES = 4;
const READERS = 25;
const TTL_MS = 1_000;
const WHOLE_MS = 2_500;
const BROKEN_MS = 3_000;
const MOST_ATTEMPTS = 6;

/** (e): the source fails for three seconds while four processes read. */
export async function sourceFailing(bench) {
  const results = await inRounds(
    ROUNDS,
    Object.fromEntries(WITH_SOURCE.map((name) => [name, () => measure(bench, name)])),
  );
  const middle = (name, key) => median(results[name].map((result) => result[key])).toFixed(0);
  printTable(
    ['(e) source failing', 'attempts', 'reads failed', 'answered with the old', 'reads'],
    WITH_SOURCE.map((name) => [
      LABELS[name],
      results[name].map(({ attempts }) => attempts).join(', '),
      ...['failed', 'stale', 'reads'].map((key) => middle(name, key)),
    ]),
  );
  const attempts = Math.max(...results.freshet.map((result) => result.attempts));
  console.log(
    `  ${PROCESSES} processes of ${READERS} readers, old after ${TTL_MS} ms, failing for ${BROKEN_MS / 1_000} s`,
  );
  console.log(
    `  goal of at most ${MOST_ATTEMPTS} attempts: ${attempts <= MOST_ATTEMPTS ? 'reached' : 'missed'} (${attempts})\n`,
  );
}

async function measure({ redis, databaseUrl, campaigns }, name) {
  await redis.flush();
  const fleet = await Fleet.of(PROCESSES, {
    name,
    redisUrl: redis.url,
    databaseUrl,
    ttlMs: TTL_MS,
    computeMs: 50,
  });
  try {
    const reading = { ids: [campaigns[100 + (measured += 1)]], readers: READERS, pauseMs: 20, ttlMs: TTL_MS };
    await fleet.all('readFor', { ...reading, ms: WHOLE_MS });
    fleet.tell('break');
    const members = await fleet.all('readFor', { ...reading, ms: BROKEN_MS });
    fleet.tell('mend');
    await pause(100);
    const sum = (of) => members.reduce((total, member) => total + of(member), 0);
    return {
      attempts: sum((member) => member.computes),
      failed: sum((member) => member.failed),
      stale: sum((member) => member.stale),
      reads: sum((member) => member.waits.count + member.cold.count),
    };
  } finally {
    await fleet.end();
  }
}

/** Each measure has a value that nobody has seen. */
let measured = 0;
