import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { EmergencyWatch } from '../../src/queues/emergency/emergency-watch.js';
import { PauseKeeper } from '../../src/queues/emergency/pause-keeper.js';
import { JobQueues } from '../../src/queues/job-queues.js';
import { QUEUE_NAMES, type QueueName } from '../../src/queues/queue-kinds.js';
import { JsonLog } from '../../src/telemetry/json-log.js';
import { WorkerModule } from '../../src/worker.module.js';
import { testConfig } from './environment.js';
import { makePatientOf } from './patient.js';

/** The real worker of a queue, within the test's process; patient with its cache. */
export async function startWorker(queue: QueueName, databaseUrl: string, extra: Record<string, string> = {}): Promise<INestApplicationContext> {
  const config = testConfig(databaseUrl, `worker ${queue}`, extra);
  const worker = await NestFactory.createApplicationContext(WorkerModule.for(queue, config, JsonLog.open(config)), { logger: false, abortOnError: false });
  await makePatientOf(worker);
  return worker;
}

/** Empties the queues, which outlive the databases of the specs before. */
export async function emptyQueues(worker: INestApplicationContext): Promise<void> {
  const queues = worker.get(JobQueues, { strict: false });
  await Promise.all(QUEUE_NAMES.map((name) => until(`${name} to be empty`, () => obliterate(queues.get(name)))));
}

/** It pauses the queue first; whoever keeps queues as they should be may undo that in between. */
function obliterate(queue: Queue): Promise<boolean> {
  return queue.obliterate({ force: true }).then(() => true, () => false);
}

/** For specs that pause queues or count statements themselves: nobody undoes that, and nobody else asks the database. */
export function ignoreEmergencies(worker: INestApplicationContext): void {
  worker.get(EmergencyWatch, { strict: false }).onApplicationShutdown();
  Object.assign(worker.get(PauseKeeper, { strict: false }), { keep: () => Promise.resolve() });
}

/** Far more than anything takes on a machine that is busy with other things, and less than a test may take in all. */
const LONGEST_MS = 60_000;

/** Waits until `isSo` holds; fails after `longestMs`, saying what it waited for. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, longestMs = LONGEST_MS): Promise<void> {
  const deadline = Date.now() + longestMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
