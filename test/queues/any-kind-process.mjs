// One worker of any kind, of the built program, whose jobs behave as a test wishes. Arguments: queue, Redis URL, database URL.
import { Worker } from 'bullmq';
import { createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import QueryStream from 'pg-query-stream';
import { z } from 'zod';

const [queue, redisUrl, databaseUrl] = process.argv.slice(2);
const built = (path) => import(new URL(`../../dist/${path}.js`, import.meta.url));
const [{ JobWorker, workerOptions }, { defineJob }, { QUEUE_PREFIX }] = await Promise.all([built('queues/job-worker'), built('queues/job-definition'), built('queues/queue-kinds')]);

const until = async (isSo) => {
  while (!isSo()) await pause(20);
};

const still = new Int32Array(new SharedArrayBuffer(4));

const handlers = {
  /** Keeps the whole process from doing anything else until the file `gate` is there. */
  block: ({ gate }) => {
    while (!existsSync(gate)) Atomics.wait(still, 0, 0, 20);
  },
  throw: () => {
    throw new Error('it never works');
  },
  /** Streams so many rows out of Postgres into a file; is half done until `gate` is there. */
  'stream-rows': async ({ rows, file, gate }) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const out = createWriteStream(file);
    let written = 0;
    for await (const { line } of client.query(new QueryStream(`SELECT n || ',' || md5(n::text) AS line FROM generate_series(1, $1::integer) AS n`, [rows], { batchSize: 500 }))) {
      if (!out.write(`${line}\n`)) await once(out, 'drain');
      written += 1;
      if (written === rows / 2) await until(() => existsSync(gate));
    }
    out.end();
    await Promise.all([once(out, 'finish'), client.end()]);
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
