import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { withWeb } from '../donations/platform.mjs';
import { printTable } from '../table.mjs';
import { percentile } from './job-ages.mjs';

const JOBS = 100_000;
const BATCH = 1_000;
const QUEUES = ['transactional', 'email', 'import', 'report', 'cache-refresh', 'forced-refresh'];
const DIALECTS = ['hirefire', 'keda', 'prometheus'];

/** A reading is shared for less than this: whoever asks after it makes a new one. */
const SHARED_MS = 950;
const FRESH = 60;
const SHARED = 3_000;

/** What autoscalers ask, with nothing waiting and with a hundred thousand jobs, against an answer that looks nowhere. */
export async function benchScaling(platform, redis) {
  await withWeb(platform.env, [], async (web) => {
    for (let at = 0; at < 200; at += 1) await timed(web, `/scaling/${DIALECTS[at % 3]}`);
    const empty = await freshAnswers(web);
    await leaveWaiting(redis);
    await redis.client.config('RESETSTAT');
    const full = await freshAnswers(web);
    const shared = await answers(web, SHARED, (at) => `/scaling/${DIALECTS[at % 3]}`);
    const walks = await walksOf(redis);
    const nowhere = await answers(web, SHARED, () => '/health/live');
    print({ empty, full, shared, nowhere });
    if (walks !== '') throw new Error(`Redis was walked: ${walks}`);
  });
}

/** Ready, ready by priority, and not due yet, in every queue. */
async function leaveWaiting(redis) {
  for (const [index, name] of QUEUES.entries()) {
    const queue = new Queue(name, { connection: redis.client, prefix: 'freshet' });
    const count = Math.ceil(JOBS / QUEUES.length);
    for (let from = 0; from < count; from += BATCH) {
      const jobs = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => ({
        name: 'bench',
        data: { index },
        opts: [{}, { priority: 1 + (at % 50) }, { delay: 3_600_000 }][at % 3],
      }));
      await queue.addBulk(jobs);
    }
  }
}

/** One after another, each after the reading before it is over. */
async function freshAnswers(web) {
  const times = [];
  for (let at = 0; at < FRESH; at += 1) {
    await pause(SHARED_MS);
    times.push(await timed(web, `/scaling/${DIALECTS[at % 3]}`));
  }
  return times.toSorted((a, b) => a - b);
}

async function answers(web, count, pathOf) {
  const times = [];
  for (let at = 0; at < count; at += 1) times.push(await timed(web, pathOf(at)));
  return times.toSorted((a, b) => a - b);
}

async function timed(web, path) {
  const began = performance.now();
  const answer = await fetch(web.url + path);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return performance.now() - began;
}

/** Commands that go through all keys or all of a queue, of those that were sent. */
async function walksOf(redis) {
  const stats = await redis.client.info('commandstats');
  return [...stats.matchAll(/cmdstat_(keys|scan|hscan|sscan|zscan):calls=\d+/g)].map(([text]) => text).join();
}

function print({ empty, full, shared, nowhere }) {
  const base = percentile(nowhere, 50);
  const row = (name, times, goal = '') => [
    `${name}: ${times.length}`,
    ...[50, 99].map((percent) => `${percentile(times, percent).toFixed(1)} ms`),
    `${(percentile(times, 50) / base).toFixed(1)} x`,
    goal,
  ];
  printTable(
    ['what autoscalers ask', 'p50', 'p99', 'of an answer that looks nowhere', 'goal of p99'],
    [
      row('a new reading, nothing waiting', empty),
      row(`a new reading, ${JOBS} jobs waiting`, full, '50 ms'),
      row('within a second of a reading', shared, '50 ms'),
      row('/health/live', nowhere),
    ],
  );
}
