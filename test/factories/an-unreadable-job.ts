import type { INestApplicationContext } from '@nestjs/common';
import { Worker, UnrecoverableError, type JobsOptions } from 'bullmq';
import { JobQueues } from '../../src/queues/job-queues.js';
import { QUEUE_PREFIX } from '../../src/queues/queue-kinds.js';
import { testConfig } from '../support/environment.js';

let made = 0;

/** A job of the report queue that nobody could read, and that has been set aside; answers its id. */
export async function anUnreadableJob({ app, database }: { app: INestApplicationContext; database: { url: string } }, payload: object, options: JobsOptions = {}): Promise<string> {
  const id = `unreadable-${(made += 1)}`;
  await app.get(JobQueues, { strict: false }).get('report').add('water', payload, { attempts: 3, ...options, jobId: id });
  const connection = { url: testConfig(database.url).redis.queueUrl.reveal() };
  const worker = new Worker('report', () => Promise.reject(new UnrecoverableError('water carries what it should not')), { connection, prefix: QUEUE_PREFIX });
  // Whatever else waits is set aside, too, and may be so first.
  await new Promise<void>((resolve) => worker.on('failed', (job) => void (job?.id === id && resolve())));
  await worker.close();
  return id;
}
