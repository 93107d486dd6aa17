import { setTimeout as pause } from 'node:timers/promises';
import { printTable } from '../table.mjs';
import { LABELS } from './contenders.mjs';
import { Fleet } from './fleet.mjs';
import { Waits } from './waits.mjs';

const BEFORE_MS = 2_000;
const AFTER_MS = 4_000;
const PATIENCE_MS = 6_000;
const WORST_MS = 60;
const COUNT = 50;
const READ = { readers: 20, pauseMs: 5 };

/** (d): Redis dies while twenty readers read fifty values. */
export async function redisKilled(bench) {
  const rows = [];
  for (const [name, label] of Object.entries(LABELS))
    rows.push([label, ...cellsOf(await measure(bench, name))]);
  printTable(
    [
      '(d) Redis killed',
      'worst read ms',
      'unanswered',
      'failed',
      'answered',
      'later p99 ms',
      'p99 ms before',
    ],
    rows,
  );
  console.log(
    `  readers go on for ${AFTER_MS / 1_000} s after the kill, and whoever still waits ${PATIENCE_MS / 1_000} s after that is counted as unanswered`,
  );
  console.log(`  goal for Freshet: no read over ${WORST_MS} ms, and later reads as before\n`);
}

async function measure({ redis, databaseUrl, campaigns }, name) {
  await redis.flush();
  const ids = campaigns.slice(-COUNT);
  const fleet = await Fleet.of(1, { name, redisUrl: redis.url, databaseUrl, ttlMs: 1_000, computeMs: 5 });
  try {
    await fleet.one('warm', { ids });
    const before = await fleet.one('readFor', { ids, ...READ, ms: BEFORE_MS });
    // Killed in the midst of reads.
    const reading = fleet.one('readFor', { ids, ...READ, ms: AFTER_MS, patienceMs: PATIENCE_MS });
    await pause(200);
    await redis.kill();
    const during = await reading;
    const after =
      during.unanswered > 0
        ? null
        : await fleet.one('readFor', { ids, ...READ, ms: BEFORE_MS, patienceMs: PATIENCE_MS });
    return { before, during, after };
  } finally {
    await fleet.end();
    await redis.revive();
  }
}

function cellsOf({ before, during, after }) {
  const p99 = (result) => Waits.together([result.waits, result.cold]).quantile(0.99).toFixed(2);
  const all = Waits.together([during.waits, during.cold]);
  return [
    `${during.unanswered > 0 ? '> ' : ''}${all.max.toFixed(0)}`,
    String(during.unanswered),
    String(during.failed),
    String(all.count - during.failed - during.unanswered),
    after ? p99(after) : '-',
    p99(before),
  ];
}
