import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { pgbench, runPgbench } from './pgbench.mjs';
import { CONNECTIONS } from './platform.mjs';

const STAND_IN = fileURLToPath(new URL('stand-in.mjs', import.meta.url));

export const bareSqlName = pgbench ? 'pgbench' : 'stand-in';

/** Gifts a second when nothing but Postgres has to keep up. */
export const runBareSql = pgbench ? runPgbench : runStandIn;

async function runStandIn(databaseUrl, script, seconds) {
  const child = fork(STAND_IN);
  child.send({ databaseUrl, script, seconds, connections: CONNECTIONS });
  const [perSecond] = await once(child, 'message');
  await once(child, 'exit');
  return perSecond;
}
