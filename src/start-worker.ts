import 'reflect-metadata';
import cluster from 'node:cluster';
import { loadConfig } from './config/load-config.js';
import { endOnError } from './end-on-error.js';
import { isQueueName, QUEUE_NAMES } from './queues/queue-kinds.js';
import { JsonLog } from './telemetry/json-log.js';

/** The worker of one queue, and the process beside it that watches over it. */
await endOnError(async () => {
  const queue = process.argv[2] ?? '';
  if (!isQueueName(queue)) throw new Error(`"${queue}" is no queue: say one of ${QUEUE_NAMES.join(', ')}`);
  const config = loadConfig(`worker ${queue}`, process.env);
  const log = JsonLog.open(config);
  if (cluster.isPrimary) {
    const [{ superviseWorker }, { connect }, { probeOptions }] = await Promise.all([import('./supervise-worker.js'), import('./redis/redis-connection.js'), import('./redis/redis-options.js')]);
    const redis = connect(config.redis.queueUrl, probeOptions(`supervisor ${queue}`), log.in('supervisor'));
    return superviseWorker({ queue, redis, log: log.in('supervisor') });
  }
  const [{ startNewRelic }, { NestFactory }, { nestLog }] = await Promise.all([import('./telemetry/new-relic.js'), import('@nestjs/core'), import('./telemetry/nest-log.js')]);
  await startNewRelic(config.newRelicLicenseKey, `freshet worker-${queue}`);
  const [{ WorkerModule }, { stepBack }] = await Promise.all([import('./worker.module.js'), import('./workers/step-back.js')]);
  const app = await NestFactory.createApplicationContext(WorkerModule.for(queue, config, log), { logger: nestLog(log), abortOnError: false });
  app.enableShutdownHooks();
  // Not before: booting is all computing, and whoever watches over us waits for it.
  await stepBack(queue, log);
  log.info({ queue }, 'worker ready');
});
