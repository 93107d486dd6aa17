import pg from 'pg';
import { openWebApp } from '../../dist/web-app.js';
import { loadConfig } from '../../dist/config/load-config.js';
import { JsonLog } from '../../dist/telemetry/json-log.js';
import { environment } from '../cache/database.mjs';

/** The whole web application, in this process so that its statements can be counted, with `staff` signed in. */
export async function openConsole(databaseUrl, staff) {
  const config = loadConfig('web', { ...environment(databaseUrl), HOST: '127.0.0.1', PUBLIC_URL: 'http://127.0.0.1', LOG_LEVEL: 'silent', PLATFORM_SECOND_FACTOR: 'waived' });
  const app = await openWebApp(config, JsonLog.open(config));
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${app.getHttpServer().address().port}`;
  const cookies = {};
  for (const [role, { email, password }] of Object.entries(staff)) cookies[role] = await signIn(url, email, password);
  const statements = countStatements();
  const ask = async (role, path) => {
    const [before, began] = [statements.count(), performance.now()];
    const answer = await fetch(`${url}/console/api/${path}`, { headers: { cookie: cookies[role] } });
    const text = await answer.text();
    return { status: answer.status, text, ms: performance.now() - began, statements: statements.count() - before };
  };
  const close = async () => {
    statements.stop();
    await app.close();
  };
  return { ask, close };
}

async function signIn(url, email, password) {
  const answer = await fetch(`${url}/console/sign-in`, { method: 'POST', body: new URLSearchParams({ email, password, next: '' }), redirect: 'manual' });
  if (answer.status !== 303 && answer.status !== 302) throw new Error(`${email} cannot sign in: ${answer.status}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}

/** Statements that any connection of this process sends. */
function countStatements() {
  const { prototype } = pg.Client;
  const { query } = prototype;
  let sent = 0;
  prototype.query = function counted(...args) {
    sent += 1;
    return query.apply(this, args);
  };
  return { count: () => sent, stop: () => (prototype.query = query) };
}
