import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { query } from '../../bin/services/postgres-query.mjs';
import { Giving } from '../donations/giving.mjs';
import { withWeb } from '../donations/platform.mjs';
import { printTable } from '../table.mjs';
import { BenchWorker } from './worker.mjs';

/** What twenty minutes at 150 donations a second leave behind. */
const BACKLOG = 180_000;
const WARMING_SECONDS = 10;
const GIVING_SECONDS = 15;
const BATCH = 1_000;

/** From commit to queue; a backlog after an outage; everything again after a flush; against the queue alone. */
export async function benchOutbox(platform, redis) {
  const relay = await BenchWorker.start('transactional', platform.env);
  try {
    const commit = await commitToQueue(platform);
    const bare = await bareSeconds(redis);
    await leaveBehind(platform, BACKLOG);
    const drained = await secondsUntil(() => isRelayed(platform));
    await redis.client.flushall();
    const began = performance.now();
    const schedules = await secondsUntil(
      async () => (await redis.client.zcard('freshet:cache-refresh:repeat')) > 0,
      began,
    );
    const rebuilt = await secondsUntil(
      async () => (await redis.client.llen('freshet:forced-refresh:wait')) >= BACKLOG,
      began,
    );
    print({ commit, bare, drained, schedules, rebuilt });
  } finally {
    await relay.stop();
  }
}

/** As fast as the web answers sixteen at once, which takes all that the processors have, and at half that pace. */
async function commitToQueue({ env, databaseUrl, apiKey, campaigns }) {
  let full;
  let half;
  await withWeb(env, [], async (web) => {
    const giving = new Giving({ web, apiKey, atOnce: 16 });
    const measured = async (seconds, pace) => {
      const since = new Date();
      const { perSecond } = await giving.stretch(campaigns, seconds, pace);
      await pause(2_000);
      return { perSecond, ms: await relayedAfter(databaseUrl, since) };
    };
    await measured(WARMING_SECONDS);
    full = await measured(GIVING_SECONDS);
    half = await measured(GIVING_SECONDS, full.perSecond / 2);
    giving.end();
  });
  return [full, half];
}

/** Milliseconds from the beginning of the transaction that wrote a row: its commit is later. */
async function relayedAfter(databaseUrl, since) {
  const { rows } = await query(
    databaseUrl,
    `SELECT percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY extract(epoch FROM relayed_at - created_at) * 1000) AS ms
     FROM outbox WHERE job = 'send-receipt' AND relayed_at IS NOT NULL AND created_at > $1`,
    [since],
  );
  return rows[0].ms;
}

/** The same number of jobs given to the same Redis with nothing else to do. */
async function bareSeconds(redis) {
  const queue = new Queue('bare', { connection: redis.client, prefix: 'bench' });
  const began = performance.now();
  for (let at = 0; at < BACKLOG; at += BATCH) {
    await queue.addBulk(
      Array.from({ length: BATCH }, (_, index) => ({
        name: 'force-refresh',
        data: { refreshId: `${at + index}` },
        opts: { jobId: `bare-${at + index}` },
      })),
    );
  }
  const seconds = (performance.now() - began) / 1_000;
  await redis.client.flushall();
  return seconds;
}

/** Rows as an outage leaves them, of a kind that no worker is there for: only the relay is measured. */
const leaveBehind = ({ databaseUrl }, count) =>
  query(
    databaseUrl,
    `INSERT INTO outbox (organisation_id, job, job_id, payload)
     SELECT organisation.id, 'force-refresh', 'refresh-' || made.id, jsonb_build_object('refreshId', made.id, 'organisationId', organisation.id)
     FROM (SELECT id FROM organisations LIMIT 1) organisation, (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) made`,
    [count],
  );

async function isRelayed({ databaseUrl }) {
  const { rows } = await query(databaseUrl, `SELECT FROM outbox WHERE relayed_at IS NULL LIMIT 1`);
  return rows.length === 0;
}

async function secondsUntil(isSo, began = performance.now()) {
  while (!(await isSo())) {
    if (performance.now() - began > 300_000) throw new Error('not within five minutes');
    await pause(100);
  }
  return (performance.now() - began) / 1_000;
}

function print({ commit, bare, drained, schedules, rebuilt }) {
  const times = (seconds) => `${(seconds / bare).toFixed(2)} x`;
  const inMs = (ms) => `${ms.toFixed(0)} ms`;
  printTable(
    ['the outbox', 'measured', 'of the queue alone', 'goal'],
    [
      ...commit.flatMap(({ perSecond, ms }, index) => [
        [
          `commit to queue, ${perSecond.toFixed(0)} gifts/s (${['all it takes', 'half'][index]}): p50`,
          inMs(ms[0]),
          '',
          '',
        ],
        ['… p95', inMs(ms[1]), '', '250 ms'],
        ['… p99', inMs(ms[2]), '', ''],
      ]),
      [
        `${BACKLOG} rows after an outage: all in the queue`,
        `${drained.toFixed(1)} s`,
        times(drained),
        '120 s',
      ],
      [
        `${BACKLOG} jobs after a flush: all in the queue again`,
        `${rebuilt.toFixed(1)} s`,
        times(rebuilt),
        '60 s',
      ],
      ['… the schedules', `${schedules.toFixed(1)} s`, '', '10 s'],
      [`${BACKLOG} jobs given to the queue alone`, `${bare.toFixed(1)} s`, '1.00 x', ''],
    ],
  );
}
