import type { INestApplicationContext } from '@nestjs/common';
import { once } from 'node:events';
import type { Redis } from 'ioredis';
import { Config } from '../../config/config.js';
import { Transactions } from '../../database/transactions.js';
import { EmergencyWatch } from '../../queues/emergency/emergency-watch.js';
import { QueueReader } from '../../queues/figures/queue-reader.js';
import { connect } from '../../redis/redis-connection.js';
import { probeOptions } from '../../redis/redis-options.js';
import type { Log } from '../../shared/log.js';
import { Shedding } from '../../shared/shedding.js';
import { QueueOperations } from '../queues/queue-operations.js';
import { readArguments, type Command } from './command.js';
import { queueLines, stateLines } from './queue-lines.js';

const PATIENCE_MS = 2_000;

/** Where the queues cannot be read it says so, and tells what was decided all the same. */
export const queuesStatus: Command = async (args, { open, print }) => {
  const { values } = readArguments({ args, options: { json: { type: 'boolean' } } });
  const app = await open();
  const redis = connect(app.get(Config).redis.queueUrl, probeOptions('cli'), SILENT);
  try {
    await once(redis, 'ready', { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined);
    const { emergency, queues } = await operationsOn(app, redis).read();
    if (values.json) print(JSON.stringify({ emergency, queues }));
    else for (const line of [...stateLines(emergency), '', ...queueLines(queues)]) print(line);
    return queues.some(({ figures }) => figures === null) ? 1 : 0;
  } finally {
    redis.disconnect();
    await app.close();
  }
};

const SILENT: Log = { in: () => SILENT, info: () => undefined, warn: () => undefined, error: () => undefined };

function operationsOn(app: INestApplicationContext, redis: Redis): QueueOperations {
  const watch = new EmergencyWatch(app.get(Transactions, { strict: false }), new Shedding(), SILENT);
  return new QueueOperations(watch, new QueueReader(redis, watch));
}
