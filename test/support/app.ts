import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { JsonLog } from '../../src/telemetry/json-log.js';
import { openWebApp } from '../../src/web-app.js';
import { testDatabase, type TestDatabase } from './database.js';
import { testConfig } from './environment.js';
import { makePatientOf } from './patient.js';

export interface TestApp {
  /** Scheme, host and port. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

/** The real web application on a port and a database of its own; patient with its cache. */
export async function startTestApp(extra: Record<string, string> = {}): Promise<TestApp> {
  const database = await testDatabase();
  const config = testConfig(database.url, 'web', extra);
  const app = await openWebApp(config, JsonLog.open(config));
  await makePatientOf(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const close = async () => {
    await app.close();
    await database.close();
  };
  return { url: `http://127.0.0.1:${port}`, app, database, close };
}
