import { Config, type ProcessName } from '../../src/config/config.js';
import { loadConfig } from '../../src/config/load-config.js';

/** Each Jest worker has a Redis database of its own. */
function redisUrl(name: 'TEST_REDIS_CACHE_URL' | 'TEST_REDIS_QUEUE_URL'): string {
  const url = new URL(process.env[name] ?? '');
  url.pathname = `/${process.env['JEST_WORKER_ID'] ?? '0'}`;
  return url.href;
}

/** The settings of a process under test. */
export function testConfig(databaseUrl: string, process: ProcessName = 'web', extra: Record<string, string> = {}): Config {
  return loadConfig(process, {
    NODE_ENV: 'test',
    REDIS_QUEUE_APPEND_ONLY: 'waived',
    DATABASE_URL: databaseUrl,
    REDIS_CACHE_URL: redisUrl('TEST_REDIS_CACHE_URL'),
    REDIS_QUEUE_URL: redisUrl('TEST_REDIS_QUEUE_URL'),
    SMTP_URL: 'smtp://127.0.0.1:9',
    SECRET_KEY: 'a secret that is only ever used in tests',
    PLATFORM_SECOND_FACTOR: 'waived',
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...extra,
  });
}

/** The same for a process of its own. */
export function environmentOf(databaseUrl: string): Record<string, string> {
  const { redis, secretKey } = testConfig(databaseUrl);
  const servers = { DATABASE_URL: databaseUrl, REDIS_CACHE_URL: redis.cacheUrl.reveal(), REDIS_QUEUE_URL: redis.queueUrl.reveal(), SMTP_URL: 'smtp://127.0.0.1:9' };
  return { NODE_ENV: 'test', SECRET_KEY: secretKey.reveal(), PLATFORM_SECOND_FACTOR: 'waived', ...servers };
}
