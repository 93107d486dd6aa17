import { join } from 'node:path';
import { choosePorts } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';
import { newSecret } from './secret.mjs';

/**
 * Starts services whose data go with `home.folder` when the run is over; resolves to `{ postgres, cacheUrl, queueUrl }`.
 * `durable` gives up their speed for writing to disk as on a real day.
 */
export async function startFleeting(crew, { root, home, redisCommand, durable = false }) {
  const ports = await choosePorts(['postgres', 'cache', 'queue']);
  const password = newSecret();
  const inHome = (...path) => join(home.folder, ...path);
  const redis = (policy) =>
    startRedis(crew, {
      name: `redis-${policy}`,
      policy,
      command: redisCommand,
      folder: inHome(`redis-${policy}`),
      port: ports[policy],
      password,
      logFile: inHome(`redis-${policy}.log`),
      durable,
    });
  const [postgres, cacheUrl, queueUrl] = await Promise.all([
    startPostgres(crew, {
      root,
      home,
      port: ports.postgres,
      password,
      logFile: inHome('postgres.log'),
      durable,
    }),
    redis('cache'),
    redis('queue'),
  ]);
  return { postgres, cacheUrl, queueUrl };
}
