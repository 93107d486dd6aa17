// npm run bench -- cockpit
//
// The cockpit of a day of many campaigns: opened by the first who looks at it after its kept figures are gone, in a
// process that has just begun, and then kept open while gifts come in. It fails where an answer is late, or shows
// another total than the ledger's.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Redis from 'ioredis';
import { query } from '../bin/services/postgres-query.mjs';
import { environment, withDatabase } from './cache/database.mjs';
import { giveOnce } from './cache/give-once.mjs';
import { plantHistory, settleHistory } from './cache/plant-history.mjs';
import { openConsole } from './console/open-console.mjs';
import { plantStaff } from './console/staff.mjs';
import { BenchWorker } from './queues/worker.mjs';
import { printTable } from './table.mjs';

const CAMPAIGNS = Number(process.env.BENCH_CONSOLE_CAMPAIGNS ?? 5_000);
const GIFTS = Number(process.env.BENCH_CONSOLE_GIFTS ?? 1_000_000);
const GOAL_MS = 300;
const OPENINGS = 20;
/** In how many of them the rest is waited for. */
const WHOLE = 3;
const LONGEST_MS = 60_000;
const READINGS = 60;
const EVERY_MS = 500;

export async function bench() {
  const late = [];
  await withDatabase(async (databaseUrl) => {
    const campaigns = await plantHistory(databaseUrl, { campaigns: CAMPAIGNS, count: GIFTS });
    const staff = await plantStaff(databaseUrl);
    await settleHistory(databaseUrl);
    // Without it nothing that is kept would be told to be complete, and every look would read it anew.
    const worker = await BenchWorker.start('cache-refresh', environment(databaseUrl));
    const openings = [];
    let going;
    try {
      for (let at = 0; at < OPENINGS; at += 1) openings.push(await firstOpening(databaseUrl, staff, at >= OPENINGS - WHOLE));
      going = await goingOn(databaseUrl, staff, campaigns);
    } finally {
      await worker.stop();
    }
    print({ openings, going });
    for (const [name, times] of [['first opening', openings.map(({ ms }) => ms)], ['going on', going.map(({ ms }) => ms)]]) if (shareOf(times, 0.95) > GOAL_MS) late.push(name);
  });
  if (late.length > 0) throw new Error(`later than ${GOAL_MS} ms: ${late.join(', ')}`);
}

/** Nobody has ever looked, and nothing is kept but what was booked. */
async function firstOpening(databaseUrl, staff, isFollowed) {
  await forgetFigures(databaseUrl);
  const console = await openConsole(databaseUrl, staff);
  const path = `cockpits/${await dayOf(databaseUrl)}`;
  const delays = monitorEventLoopDelay({ resolution: 5 });
  try {
    // As the screen does before it shows a day.
    for (const asked of ['session', 'standing']) await console.ask('customer_success', asked);
    delays.enable();
    const began = performance.now();
    const first = await look(console, path);
    await holdAgainstLedger(databaseUrl, first.shown);
    if (!isFollowed) return opened(first);
    let last = first;
    while (missingOf(last) !== 0) {
      if (performance.now() - began > LONGEST_MS) throw new Error(`the hours of ${missingOf(last)} campaigns were not added up`);
      await pause(250);
      last = await look(console, path);
    }
    const wholeMs = performance.now() - began;
    delays.disable();
    await holdAgainstLedger(databaseUrl, last.shown);
    return { ...opened(first), wholeMs, blockedMs: delays.max / 1e6 };
  } finally {
    await console.close();
  }
}

const opened = (first) => ({ ms: first.ms, statements: first.statements, missing: missingOf(first) ?? CAMPAIGNS });

/** What it answers while gifts come in, one to each of a hundred campaigns a second. */
async function goingOn(databaseUrl, staff, campaigns) {
  const console = await openConsole(databaseUrl, staff);
  const path = `cockpits/${await dayOf(databaseUrl)}`;
  const readings = [];
  try {
    await look(console, path);
    for (let at = 0; at < READINGS; at += 1) {
      if (at % 2 === 0) await giveOnce(databaseUrl, campaigns.slice((at * 50) % CAMPAIGNS, ((at * 50) % CAMPAIGNS) + 100));
      const delays = monitorEventLoopDelay({ resolution: 5 });
      delays.enable();
      const { ms, statements } = await look(console, path);
      await pause(EVERY_MS);
      delays.disable();
      readings.push({ ms, statements, blockedMs: delays.max / 1e6 });
    }
  } finally {
    await console.close();
  }
  return readings;
}

async function look(console, path) {
  const answer = await console.ask('customer_success', path);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
  return { ...answer, shown: JSON.parse(answer.text) };
}

/** Null where nothing has been added up yet. */
const missingOf = ({ shown: { pace } }) => pace.missing;

/** A total, and hours that are said to be whole, are what the books have. */
async function holdAgainstLedger(databaseUrl, { totals, pace }) {
  const { rows } = await query(databaseUrl, `WITH told AS MATERIALIZED (SELECT set_config('freshet.scope', 'platform', false)) SELECT sum(amount)::text AS raised FROM told, ledger_entries WHERE account = 'campaign'`);
  const [raised, total, hours] = [Number(rows[0].raised), totals.raised.value[0].amount, pace.hours.reduce((sum, hour) => sum + hour.raised, 0)];
  if (total !== raised || (pace.missing === 0 && hours !== raised)) throw new Error(`the books have ${raised}, the cockpit ${total}, its hours ${hours}`);
}

async function forgetFigures(databaseUrl) {
  await query(
    databaseUrl,
    `WITH told AS MATERIALIZED (SELECT set_config('freshet.scope', 'platform', false))
     UPDATE campaigns SET cached_hourly_raised = NULL, cached_timestamp_hourly_raised = NULL, cached_snapshot_hourly_raised = '1:1:' FROM told`,
  );
  await query(databaseUrl, 'VACUUM ANALYZE campaigns');
  const redis = new Redis(process.env.TEST_REDIS_CACHE_URL);
  await redis.flushall();
  await redis.quit();
}

async function dayOf(databaseUrl) {
  const { rows } = await query(databaseUrl, `SELECT slug FROM giving_days`);
  return rows[0].slug;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const shareOf = (times, share) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];

function print({ openings, going }) {
  const followed = openings.slice(-WHOLE);
  const cells = (of, name) => [0.5, 0.95, 1].map((share) => shareOf(of.map((one) => one[name]), share).toFixed(0));
  printTable(
    ['cockpit', 'p50', 'p95', 'most'],
    [
      ['first opening, ms', ...cells(openings, 'ms')],
      ['  statements', ...cells(openings, 'statements')],
      ['  campaigns whose hours are not in it yet', ...cells(openings, 'missing')],
      ['  until its hours are whole, ms', ...cells(followed, 'wholeMs')],
      ['  longest that the process did nothing else, ms', ...cells(followed, 'blockedMs')],
      ['while gifts come in, ms', ...cells(going, 'ms')],
      ['  statements', ...cells(going, 'statements')],
      ['  longest that the process did nothing else, ms', ...cells(going, 'blockedMs')],
    ],
  );
  console.log(`  ${CAMPAIGNS} campaigns, ${GIFTS} gifts, one worker for figures; ${OPENINGS} first openings, then ${READINGS} readings, one each ${EVERY_MS} ms`);
  console.log(`  goal: 95 of 100 answered within ${GOAL_MS} ms, totals as the books have them\n`);
}
