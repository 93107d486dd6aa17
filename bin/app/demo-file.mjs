import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { kept } from '../place.mjs';

export const DEMO_FILE = kept('demo.json');

/** Whoever finds the file may rely on every address and process number in it, so it goes before a start changes any. */
export const dropDemoFile = () => rmSync(DEMO_FILE, { force: true });

/** Says where everything is, for people's scripts; readable by its owner only, as it holds passwords. */
export function writeDemoFile({ url, demo, env, pids }) {
  const { users = [], ...rest } = demo ?? {};
  const content = {
    url,
    console: { url: `${url}/console`, users },
    ...rest,
    databaseUrl: env.DATABASE_URL,
    redisCacheUrl: env.REDIS_CACHE_URL,
    redisQueueUrl: env.REDIS_QUEUE_URL,
    smtpUrl: env.SMTP_URL,
    mailFolder: env.MAIL_FOLDER,
    pids: { start: process.pid, ...pids },
  };
  writeFileSync(`${DEMO_FILE}.new`, JSON.stringify(content, null, 2), { mode: 0o600 });
  renameSync(`${DEMO_FILE}.new`, DEMO_FILE);
}
