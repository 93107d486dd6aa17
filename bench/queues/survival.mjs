import { setTimeout as pause } from 'node:timers/promises';
import { query } from '../../bin/services/postgres-query.mjs';
import { printTable } from '../table.mjs';
import { BenchWorker } from './worker.mjs';

const ROLLING_RESTARTS = 20;
const OUTAGES = (process.env.OUTAGES ?? '3,20,60').split(',').map(Number);

/** Restarts one after the other under load, and outages of Redis: what is lost, and when work goes on. */
export async function benchSurvival(platform, redis) {
  const rolled = await rollingRestarts(platform);
  const outages = await outagesOf(platform, redis);
  printTable(
    ['workers', 'measured', 'goal'],
    [
      [`${ROLLING_RESTARTS} restarts under load: jobs found stalled`, String(rolled.stalled), '0'],
      [`… of ${rolled.jobs} jobs, ended more or less often than once`, String(rolled.wrong), '0'],
      ...outages.map(({ seconds, afterSeconds }) => [
        `Redis gone for ${seconds} s: consuming again after`,
        `${afterSeconds.toFixed(1)} s`,
        '3 s',
      ]),
    ],
  );
}

/** Two workers of one kind, as any deployment has; each restart is one of them, and the load never stops. */
async function rollingRestarts(platform) {
  const relay = await BenchWorker.start('transactional', platform.env);
  const workers = [
    await BenchWorker.start('forced-refresh', platform.env),
    await BenchWorker.start('forced-refresh', platform.env),
  ];
  const counts = { stalled: 0, done: 0 };
  const load = new Load(platform);
  load.begin();
  for (let restart = 0; restart < ROLLING_RESTARTS; restart += 1) {
    const leaving = workers.shift();
    const coming = await BenchWorker.start('forced-refresh', platform.env);
    workers.push(coming);
    await leaving.stop();
    add(counts, leaving);
  }
  await load.end();
  await allEnded(platform);
  for (const worker of workers) {
    await worker.stop();
    add(counts, worker);
  }
  await relay.stop();
  return { stalled: counts.stalled, jobs: load.written, wrong: Math.abs(load.written - counts.done) };
}

const add = (counts, worker) => {
  counts.stalled += worker.said('job lost its worker, running again');
  counts.done += worker.said('job done');
};

/** Forced refreshes of refreshes that are not there: jobs that ask the database once and end. */
class Load {
  written = 0;
  #isOn = true;

  constructor({ databaseUrl }) {
    this.databaseUrl = databaseUrl;
  }

  begin() {
    this.running = this.#run();
  }

  async end() {
    this.#isOn = false;
    await this.running;
  }

  async write(count) {
    await query(
      this.databaseUrl,
      `INSERT INTO outbox (organisation_id, job, job_id, payload)
       SELECT organisation.id, 'force-refresh', 'refresh-' || made.id, jsonb_build_object('refreshId', made.id, 'organisationId', organisation.id)
       FROM (SELECT id FROM organisations LIMIT 1) organisation, (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) made`,
      [count],
    );
    this.written += count;
  }

  async #run() {
    while (this.#isOn) {
      await this.write(50);
      await pause(500);
    }
  }
}

async function outagesOf(platform, redis) {
  const relay = await BenchWorker.start('transactional', platform.env);
  const worker = await BenchWorker.start('forced-refresh', platform.env);
  const load = new Load(platform);
  const results = [];
  for (const seconds of OUTAGES) {
    await load.write(1);
    await allEnded(platform);
    // What stands in the queue before, so that it is the worker's return that is measured and not the relay's.
    await redis.client.hset('freshet:forced-refresh:meta', 'paused', '1');
    await load.write(1);
    await until(async () => (await redis.client.llen('freshet:forced-refresh:wait')) > 0);
    await redis.client.hdel('freshet:forced-refresh:meta', 'paused');
    await redis.kill();
    await pause(seconds * 1_000);
    await redis.revive();
    const began = performance.now();
    await allEnded(platform);
    results.push({ seconds, afterSeconds: (performance.now() - began) / 1_000 });
  }
  await worker.stop();
  await relay.stop();
  return results;
}

const allEnded = ({ databaseUrl }) =>
  until(
    async () =>
      (
        await query(
          databaseUrl,
          `SELECT FROM outbox WHERE job = 'force-refresh' AND finished_at IS NULL LIMIT 1`,
        )
      ).rows.length === 0,
  );

async function until(isSo) {
  const deadline = performance.now() + 300_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('not within five minutes');
    await pause(20);
  }
}
