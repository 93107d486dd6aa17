// npm run bench -- milestones
//
// What it costs to look, every five seconds, which campaigns and giving days have reached a milestone.
import { setTimeout as pause } from 'node:timers/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { query } from '../bin/services/postgres-query.mjs';
import { NoteMilestones } from '../dist/donations/note-milestones.js';
import { Events } from '../dist/organisations/events.js';
import { withDatabase } from './cache/database.mjs';
import { openFigures } from './cache/figures.mjs';
import { giveOnce } from './cache/give-once.mjs';
import { plantHistory, settleHistory } from './cache/plant-history.mjs';
import { median } from './rounds.mjs';
import { printTable } from './table.mjs';

const CAMPAIGNS = 5_000;
const GIFTS = Number(process.env.BENCH_CACHE_GIFTS ?? 1_000_000);
const SHARES = [0, 0.01, 0.1, 1];
const ROUNDS = 3;
/** As its schedule has it: by then nothing that was read before is trusted unasked. */
const EVERY_MS = 5_200;
const GOAL_MS = 50;

const PROVIDERS = [Events, NoteMilestones];

export async function bench() {
  await withDatabase(async (databaseUrl) => {
    const campaigns = await plantHistory(databaseUrl, { campaigns: CAMPAIGNS, count: GIFTS });
    await aimHigh(databaseUrl);
    await settleHistory(databaseUrl);
    const app = await openFigures({ redisUrl: process.env.TEST_REDIS_CACHE_URL, databaseUrl, providers: PROVIDERS });
    try {
      const milestones = app.get(NoteMilestones);
      const first = await look(milestones);
      const rows = [];
      for (const share of SHARES) rows.push({ share, looks: await lookOften(databaseUrl, milestones, campaigns.slice(0, CAMPAIGNS * share)) });
      print(first, rows);
      const idle = median(rows[0].looks.map(({ ms }) => ms));
      if (idle > GOAL_MS) throw new Error(`a look at what did not change takes ${idle.toFixed(0)} ms`);
    } finally {
      await app.close();
    }
  });
}

async function lookOften(databaseUrl, milestones, given) {
  const looks = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    if (given.length > 0) await giveOnce(databaseUrl, given);
    await pause(EVERY_MS);
    looks.push(await look(milestones));
  }
  return looks;
}

async function look(milestones) {
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await milestones.run();
  const [ms, { user, system }] = [performance.now() - began, process.cpuUsage(cpu)];
  delays.disable();
  return { ms, cpuMs: (user + system) / 1_000, blockedMs: delays.max / 1e6 };
}

/** So that each has milestones ahead, and the gifts of the bench reach none. */
async function aimHigh(databaseUrl) {
  for (const set of ['giving_days SET published_at = now()', 'campaigns SET goal = 50000000'])
    await query(databaseUrl, `WITH told AS MATERIALIZED (SELECT set_config('freshet.scope', 'platform', false)) UPDATE ${set} FROM told`);
}

function print(first, rows) {
  const of = (looks, name) => [median(looks.map((one) => one[name])), Math.max(...looks.map((one) => one[name]))].map((ms) => ms.toFixed(0));
  printTable(
    ['campaigns with gifts since the last look', 'ms', 'most', 'processor ms', 'most', 'nothing else for ms', 'most'],
    [
      ['a look at all, once a minute', first.ms.toFixed(0), '', first.cpuMs.toFixed(0), '', first.blockedMs.toFixed(0), ''],
      ...rows.map(({ share, looks }) => [`${CAMPAIGNS * share}`, ...of(looks, 'ms'), ...of(looks, 'cpuMs'), ...of(looks, 'blockedMs')]),
    ],
  );
  console.log(`  ${CAMPAIGNS} campaigns with four milestones ahead each, ${GIFTS} gifts; one look each 5 s\n`);
}
