import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import pg from 'pg';
import { BenchWorker } from './worker.mjs';

const ROUNDS = 3;
const PATIENCE_MS = 120_000;

/** How long work stands still when a worker is killed in the middle of a job, and when it is there and does nothing: seconds, a round each. */
export async function lostWorkers({ env, databaseUrl }, redis) {
  const worker = await BenchWorker.start('forced-refresh', env);
  const queue = new Queue('forced-refresh', { connection: redis.client, prefix: 'freshet' });
  queue.on('error', () => {});
  const lost = { killed: [], stopped: [] };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      lost.killed.push(await afterKill(worker, queue, databaseUrl));
      await worker.whenReady();
      lost.stopped.push(await afterStop(worker, queue));
      await worker.whenReady();
    }
  } finally {
    await worker.stop();
    await queue.close();
  }
  return lost;
}

async function afterKill(worker, queue, databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  // What a job reads first: it is under way for as long as this is held.
  await client.query('BEGIN; LOCK TABLE forced_refreshes IN ACCESS EXCLUSIVE MODE');
  const job = await add(queue);
  await until(() => job.isActive());
  worker.killWork();
  const killed = performance.now();
  await client.end();
  return secondsUntilDone(job, killed);
}

async function afterStop(worker, queue) {
  worker.stopWork();
  const stopped = performance.now();
  return secondsUntilDone(await add(queue), stopped);
}

const add = (queue) => queue.add('force-refresh', { refreshId: randomUUID(), organisationId: randomUUID() });

async function secondsUntilDone(job, since) {
  await until(() => job.isCompleted());
  return (performance.now() - since) / 1_000;
}

async function until(isSo) {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('not within two minutes');
    await pause(20);
  }
}
