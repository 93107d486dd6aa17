import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { query } from '../../bin/services/postgres-query.mjs';
import { printTable } from '../table.mjs';
import { lostWorkers } from './lost-workers.mjs';
import { BenchWorker } from './worker.mjs';

const ROLLING_RESTARTS = Number(process.env.RESTARTS ?? 20);

/** Four fifths of what the kind's rate lets workers begin, so that nothing piles up that would have to be waited for. */
const PER_HALF_SECOND = 20;

/** Jobs of an outage become due this long after they were added: when Redis is gone already. */
const DUE_MS = 1_500;
const OUTAGES = (process.env.OUTAGES ?? '3,20,60').split(',').map(Number);

const secondsOf = (rounds) => rounds.map((seconds) => seconds.toFixed(1)).join(', ');

/** Workers that are lost, restarts one after the other under load, and outages of Redis: what is lost, and when work goes on. */
export async function benchSurvival(platform, redis) {
  const lost = await lostWorkers(platform, redis);
  const rolled = await rollingRestarts(platform);
  const outages = await outagesOf(platform, redis);
  printTable(
    ['workers', 'measured', 'goal'],
    [
      ['killed in the middle of a job: the job is done after', `${secondsOf(lost.killed)} s`, '15 s'],
      ['there, but doing nothing: what was asked of it is done after', `${secondsOf(lost.stopped)} s`, '20 s'],
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
  const workers = await Promise.all([1, 2].map(() => BenchWorker.start('forced-refresh', platform.env)));
  const heard = { stalled: 0, done: new Map() };
  const load = new Load(platform);
  load.begin();
  for (let restart = 0; restart < ROLLING_RESTARTS; restart += 1) {
    const leaving = workers.shift();
    const coming = await BenchWorker.start('forced-refresh', platform.env);
    workers.push(coming);
    await leaving.stop();
    add(heard, leaving);
  }
  await load.end();
  await allEnded(platform);
  for (const worker of workers) {
    await worker.stop();
    add(heard, worker);
  }
  await relay.stop();
  const once = load.ids.filter((id) => heard.done.get(id) === 1);
  return { stalled: heard.stalled, jobs: load.ids.length, wrong: load.ids.length - once.length };
}

const add = (heard, worker) => {
  heard.stalled += worker.said('job lost its worker, running again');
  for (const [id, times] of worker.done) heard.done.set(id, (heard.done.get(id) ?? 0) + times);
};

/** Forced refreshes of refreshes that are not there: jobs that ask the database once and end. */
class Load {
  /** Ids of the jobs that were written. */
  ids = [];
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
    const { rows } = await query(
      this.databaseUrl,
      `INSERT INTO outbox (organisation_id, job, job_id, payload)
       SELECT organisation.id, 'force-refresh', 'refresh-' || made.id, jsonb_build_object('refreshId', made.id, 'organisationId', organisation.id)
       FROM (SELECT id FROM organisations LIMIT 1) organisation, (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) made
       RETURNING job_id`,
      [count],
    );
    this.ids.push(...rows.map(({ job_id }) => job_id));
  }

  async #run() {
    while (this.#isOn) {
      await this.write(PER_HALF_SECOND);
      await pause(500);
    }
  }
}

async function outagesOf({ env }, redis) {
  const worker = await BenchWorker.start('forced-refresh', env);
  const queue = new Queue('forced-refresh', { connection: redis.client, prefix: 'freshet' });
  queue.on('error', () => {});
  const results = [];
  for (const seconds of OUTAGES) {
    // In the queue before and due meanwhile, so that it is the worker's return that is measured and not the relay's.
    const data = { refreshId: randomUUID(), organisationId: randomUUID() };
    const { id } = await queue.add('force-refresh', data, { delay: DUE_MS });
    await redis.kill();
    await pause(seconds * 1_000);
    await redis.revive();
    const back = Date.now();
    const begunAt = async () =>
      Number(await redis.client.hget(`freshet:forced-refresh:${id}`, 'processedOn'));
    await until(async () => (await begunAt()) > 0);
    results.push({ seconds, afterSeconds: ((await begunAt()) - back) / 1_000 });
  }
  await worker.stop();
  await queue.close();
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
