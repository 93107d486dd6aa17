// One worker of any kind, of the built program, whose jobs behave as a test wishes. Arguments: queue, Redis URL.
import { Worker } from 'bullmq';
import { existsSync } from 'node:fs';
import { z } from 'zod';

const [queue, redisUrl] = process.argv.slice(2);
const built = (path) => import(new URL(`../../dist/${path}.js`, import.meta.url));
const [{ JobWorker, workerOptions }, { defineJob }, { QUEUE_PREFIX }] = await Promise.all([built('queues/job-worker'), built('queues/job-definition'), built('queues/queue-kinds')]);

const still = new Int32Array(new SharedArrayBuffer(4));

const handlers = {
  /** Keeps the whole process from doing anything else until the file `gate` is there. */
  block: ({ gate }) => {
    while (!existsSync(gate)) Atomics.wait(still, 0, 0, 20);
  },
  throw: () => {
    throw new Error('it never works');
  },
};

class AnyKind extends JobWorker {
  constructor() {
    const jobOf = (name) => defineJob({ name, queue, payload: z.looseObject({}), id: () => name });
    super(queue, Object.entries(handlers).map(([name, handle]) => ({ job: jobOf(name), handle: async (payload) => handle(payload) })));
  }
}

const kind = new AnyKind();
const connection = { url: redisUrl, maxRetriesPerRequest: null };
const worker = new Worker(queue, (job, token) => kind.process(job, token), { connection, prefix: QUEUE_PREFIX, ...workerOptions(queue), autorun: true });
worker.on('error', () => undefined);
await worker.waitUntilReady();
process.on('disconnect', () => process.exit());
process.send('ready');
