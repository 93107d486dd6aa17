import { setTimeout as pause } from 'node:timers/promises';
import { aGift } from '../donations/gift.mjs';
import { withWeb } from '../donations/platform.mjs';
import { Child } from '../mailings/child.mjs';
import { UNBOUND } from '../mailings/mailing.mjs';
import { inRounds, median, ratioOf } from '../rounds.mjs';
import { printTable, ratioCells } from '../table.mjs';
import { aMailingTo, leftOf, letGo, OTHERS, requestRefreshes, standStill } from './backlogs.mjs';
import { JobAges, percentile } from './job-ages.mjs';
import { computedBetween, Processors } from './processors.mjs';
import { aStorage, plantDonations, requestReports } from './reports.mjs';
import { BenchWorker } from './worker.mjs';

const READERS = Number(process.env.ISOLATION_READERS ?? 300_000);
const REFRESHES = Number(process.env.ISOLATION_REFRESHES ?? 5_000);
const ROWS = Number(process.env.ISOLATION_ROWS ?? 500_000);
const ROUNDS = Number(process.env.ISOLATION_ROUNDS ?? 3);
const IDLE_SECONDS = 20;
const LOAD_SECONDS = 40;
const GIFT_EVERY_MS = 200;
const SMTP_KINDS = { email: UNBOUND };

/**
 * How long receipts and their letters wait while mailings, refreshes and reports have all they can do, against the same
 * with those standing still, by turns. No rate holds the mailing back here, nor its regard for donors and the database.
 */
export async function benchIsolation(platform, redis) {
  const sink = await Child.start('sink');
  const storage = aStorage();
  const env = { ...platform.env, SMTP_URL: sink.said.url, STORAGE_URL: storage.url };
  const surroundings = { ...platform, env };
  const workers = await startWorkers(env);
  const ages = await JobAges.listen(surroundings);
  try {
    const mailing = await aMailingTo(surroundings, READERS);
    await plantDonations(platform, ROWS);
    await standStill(platform, redis, OTHERS);
    await withWeb(env, [], async (web) => {
      await requestReports(platform, web);
      await Promise.all([requestRefreshes(platform, REFRESHES), letGo(platform, mailing)]);
      await measure({ platform: surroundings, redis, ages, web, workers, sink });
    });
  } finally {
    await ages.end();
    await Promise.all(workers.map((worker) => worker.stop()));
    sink.end();
    storage.end();
  }
}

/** One process of each kind, as on a small day. */
const startWorkers = (env) =>
  Promise.all(
    ['transactional', ...OTHERS].map((kind) => BenchWorker.start(kind, { ...env, ...SMTP_KINDS[kind] })),
  );

async function measure({ platform, redis, ages, web, workers, sink }) {
  const giver = new Giver(web, platform);
  const processors = new Processors(platform.databaseUrl, {
    ...Object.fromEntries(workers.map((worker) => [`worker ${worker.queue}`, () => worker.pid])),
    web: () => web.pid,
    "the queue's Redis": () => redis.pid,
    'the mail server': () => sink.process.pid,
    'the bench': () => process.pid,
  });
  const before = await leftOf(platform);
  const stretch = async (standing, seconds) => {
    await standStill(platform, redis, standing);
    const [from, computed] = [await ages.now(), await processors.read()];
    await giver.give(seconds);
    const [left, until] = [await leftOf(platform), await processors.read()];
    return { ages: await ages.between(from, await ages.now()), left, cpu: computedBetween(computed, until) };
  };
  await stretch(OTHERS, 5);
  const results = await inRounds(ROUNDS, {
    idle: () => stretch(OTHERS, IDLE_SECONDS),
    load: () => stretch([], LOAD_SECONDS),
  });
  print({ results, before, refused: giver.refused });
}

/** Gives at an even pace, one gift at a time, and notes what was not taken. */
class Giver {
  refused = 0;

  constructor(web, { campaigns, apiKey }) {
    Object.assign(this, { web, campaigns, apiKey });
  }

  async give(seconds) {
    const end = performance.now() + seconds * 1_000;
    const given = [];
    while (performance.now() < end) {
      given.push(this.#giveOne());
      await pause(GIFT_EVERY_MS);
    }
    await Promise.all(given);
  }

  async #giveOne() {
    const campaign = this.campaigns[Math.floor(Math.random() * this.campaigns.length)];
    const { path, headers, body } = aGift(campaign, { kind: 'isolation', apiKey: this.apiKey });
    const answer = await fetch(this.web.url + path, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    if (answer.status !== 201) this.refused += 1;
  }
}

function print({ results: { idle, load }, before, refused }) {
  const ms = (value) => `${Math.round(value)} ms`;
  const p95s = (stretches) => stretches.map((stretch) => percentile(stretch.ages.begun, 95));
  const rowOf = (name, stretches, of) => {
    const cells = [50, 95, 100].map((percent) =>
      ms(median(stretches.map((stretch) => percentile(stretch.ages[of], percent)))),
    );
    return [name, String(stretches.reduce((sum, stretch) => sum + stretch.ages[of].length, 0)), ...cells];
  };
  printTable(
    ['receipts and letters, from commit to begin', 'jobs', 'p50', 'p95 (goal 5 s)', 'longest'],
    [
      rowOf('all other kinds stand still', idle, 'begun'),
      rowOf('… until the relay took them', idle, 'taken'),
      rowOf('all other kinds at work', load, 'begun'),
      rowOf('… until the relay took them', load, 'taken'),
    ],
  );
  const [ratio, spread] = ratioCells(ratioOf(p95s(load), p95s(idle)));
  const worst = Math.max(...p95s(load));
  console.log(`  p95 under load against idle: ${ratio} (${spread}); the worst p95 of a round: ${ms(worst)}`);
  console.log(`  queued at once: ${inWords(before)}`);
  load.forEach(({ left }, round) => console.log(`  left after round ${round + 1}: ${inWords(left)}`));
  console.log(`  gifts that were not taken: ${refused}`);
  printComputed(load.at(-1).cpu);
  if (worst >= 5_000) throw new Error('transactional jobs did not keep their promise');
}

const inWords = ({ mails, refreshes, reports, written }) =>
  `${mails} mails, ${refreshes} refreshes, ${reports} reports (${written} rows written)`;

/** Where the processors went in a stretch of {@link LOAD_SECONDS}. */
function printComputed(cpu) {
  const shown = cpu.filter(([, seconds]) => seconds >= LOAD_SECONDS / 100);
  printTable(
    ['all at work, the last round', 'of one processor'],
    shown.map(([name, seconds]) => [name, `${Math.round((100 * seconds) / LOAD_SECONDS)} %`]),
  );
}
