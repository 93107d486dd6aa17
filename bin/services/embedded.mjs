import { join } from 'node:path';
import { choosePorts } from './ports.mjs';
import { startMail } from './mail.mjs';
import { startPostgres } from './postgres.mjs';
import { ensureDatabase } from './postgres-query.mjs';
import { keptHome } from './postgres-home.mjs';
import { startRedis } from './redis.mjs';
import { keptSecret } from './secret.mjs';

/** The services a start brings along, by the variable that names one's own instead. */
export const EMBEDDED = ['DATABASE_URL', 'REDIS_CACHE_URL', 'REDIS_QUEUE_URL', 'SMTP_URL'];

/** Starts those of {@link EMBEDDED} that `given` does not name, with their data in `keep`; resolves to all their URLs. */
export async function startEmbedded(crew, { root, keep, redisCommand, given }) {
  const ports = await choosePorts(['postgres', 'redisCache', 'redisQueue', 'mail'], join(keep, 'ports.json'));
  const logFile = (name) => join(keep, 'logs', `${name}.log`);

  const redis = (name, policy) =>
    startRedis(crew, {
      name,
      policy,
      command: redisCommand,
      folder: join(keep, `redis-${policy}`),
      port: ports[name],
      password: keptSecret(join(keep, 'redis-password')),
      logFile: logFile(name),
    });
  const start = {
    DATABASE_URL: async () =>
      ensureDatabase(await postgres(crew, { root, keep, port: ports.postgres, logFile }), 'freshet'),
    REDIS_CACHE_URL: () => redis('redisCache', 'cache'),
    REDIS_QUEUE_URL: () => redis('redisQueue', 'queue'),
    SMTP_URL: () => startMail(crew, { port: ports.mail, folder: join(keep, 'mail') }),
  };
  const urls = EMBEDDED.map(async (name) => [name, given[name] || (await start[name]())]);
  return Object.fromEntries(await Promise.all(urls));
}

function postgres(crew, { root, keep, port, logFile }) {
  const home = keptHome(keep, root);
  // The password stays with the data, which may lie elsewhere than the rest.
  const password = keptSecret(join(home.folder, 'postgres-password'));
  return startPostgres(crew, { root, home, port, password, logFile: logFile('postgres') });
}
