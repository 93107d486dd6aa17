import { Queue, Worker } from 'bullmq';
import { z } from 'zod';
import { defineJob, type JobHandler } from '../../src/queues/job-definition.js';
import { JobWorker } from '../../src/queues/job-worker.js';
import { until } from '../support/worker.js';
import { testConfig } from '../support/environment.js';

const Nap = defineJob({ name: 'nap', queue: 'import', payload: z.object({ ms: z.number() }), id: ({ ms }) => `nap-${ms}` });

class Napping implements JobHandler<{ ms: number }> {
  readonly job = Nap;
  done = 0;

  async handle({ ms }: { ms: number }): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms).unref());
    this.done += 1;
  }
}

class NapWorker extends JobWorker {
  readonly naps: Napping;

  constructor(connection: { url: string }) {
    const naps = new Napping();
    super('import', [naps]);
    this.naps = naps;
    const worker = new Worker('import', (job, token) => this.process(job, token), { connection, prefix: 'handing-back', concurrency: 10 });
    Object.assign(this, { _worker: worker });
  }
}

const connection = { url: testConfig('postgres://127.0.0.1/none').redis.queueUrl.reveal(), maxRetriesPerRequest: null };
let queue: Queue;

beforeAll(() => {
  queue = new Queue('import', { connection, prefix: 'handing-back' });
});

afterEach(() => queue.obliterate({ force: true }));
afterAll(() => queue.close());

it('a worker that is stopped lets a short job finish', async () => {
  const worker = new NapWorker(connection);
  await queue.add('nap', { ms: 1_000 });
  // By what has ever begun: whoever looks seldom may find it done.
  await until('the nap to begin', () => worker.pulse.begun === 1);
  await worker.stop(60_000);
  expect(worker.naps.done).toBe(1);
  expect(await queue.getCompletedCount()).toBe(1);
});

it('a job that outlasts the grace is handed back at once, in front of the others, and is not counted as lost', async () => {
  const worker = new NapWorker(connection);
  const job = await queue.add('nap', { ms: 60_000 });
  await until('the nap to begin', () => worker.pulse.active === 1);
  await worker.stop(200);
  expect(await queue.getWaiting()).toMatchObject([{ id: job.id }]);
  expect(await queue.getActiveCount()).toBe(0);
  const after = await queue.getJob(job.id!);
  expect(after).toMatchObject({ stalledCounter: 0, attemptsMade: 0 });
  expect(worker.pulse).toMatchObject({ begun: 1, active: 0 });
});
