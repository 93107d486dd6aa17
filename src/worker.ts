import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { loadConfig } from './config/load-config.js';
import { endOnError } from './end-on-error.js';
import { isQueueName, QUEUE_NAMES } from './queues/queue-kinds.js';
import { JsonLog } from './telemetry/json-log.js';
import { nestLog } from './telemetry/nest-log.js';
import { startNewRelic } from './telemetry/new-relic.js';

/** `node dist/worker.js <queue>` works off one kind of job until it is told to stop. */
await endOnError(async () => {
  const queue = process.argv[2] ?? '';
  if (!isQueueName(queue)) throw new Error(`"${queue}" is no queue: say one of ${QUEUE_NAMES.join(', ')}`);
  const config = loadConfig(`worker ${queue}`, process.env);
  const log = JsonLog.open(config);
  await startNewRelic(config.newRelicLicenseKey, `freshet worker-${queue}`);
  const { WorkerModule } = await import('./worker.module.js');
  const app = await NestFactory.createApplicationContext(WorkerModule.for(queue, config, log), { logger: nestLog(log), abortOnError: false });
  app.enableShutdownHooks();
  log.info({ queue }, 'worker ready');
});
