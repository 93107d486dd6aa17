import { Redis, type RedisOptions } from 'ioredis';
import type { Log } from '../shared/log.js';
import type { Secret } from '../config/secret.js';

/** A connection that logs when it is lost and found again, once each, instead of once per attempt. */
export function connect(url: Secret, options: RedisOptions, log: Log): Redis {
  const redis = new Redis(url.reveal(), options);
  let isLost = false;
  redis.on('error', (error: Error) => {
    if (!isLost) log.warn({ connection: options.connectionName, reason: error.message }, 'redis lost');
    isLost = true;
  });
  redis.on('ready', () => {
    if (isLost) log.info({ connection: options.connectionName }, 'redis back');
    isLost = false;
  });
  return redis;
}
