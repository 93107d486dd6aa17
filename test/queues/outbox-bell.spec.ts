import pg from 'pg';
import { OutboxBell, OUTBOX_CHANNEL } from '../../src/queues/outbox-bell.js';
import { OutboxListener } from '../../src/queues/outbox-listener.js';
import { JsonLog } from '../../src/telemetry/json-log.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { testConfig } from '../support/environment.js';
import { until } from '../support/worker.js';

let database: TestDatabase;
let listener: OutboxListener;
const heard: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const config = testConfig(database.url);
  listener = new OutboxListener(config, JsonLog.open(config));
  listener.listen((kinds) => heard.push(kinds.join()));
  await until('it to listen', () => heard.length === 1);
});

beforeEach(() => {
  heard.length = 0;
});

afterAll(async () => {
  await listener.close();
  await database.close();
});

/** As the owner of the database. */
async function ask(sql: string, ...parameters: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql, parameters);
  await client.end();
}

const ALL = 'transactional,email,import,report,cache-refresh,forced-refresh';

describe('the bell of the outbox', () => {
  it('rings once for all that is written at about the same time, and says for which kinds', async () => {
    const bell = new OutboxBell(database.dataSource);
    for (let at = 0; at < 100; at += 1) bell.ring(at % 2 === 0 ? 'email' : 'report');
    await until('it to ring', () => heard.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toEqual(['email,report']);
    bell.ring('import');
    await until('it to ring again', () => heard.length > 1);
    expect(heard).toEqual(['email,report', 'import']);
  });

  it.each(['', 'a kind of another version'])('rings for all where it says %j', async (payload) => {
    await ask(`SELECT pg_notify($1, $2)`, OUTBOX_CHANNEL, payload);
    await until('it to ring', () => heard.length > 0);
    expect(heard).toEqual([ALL]);
  });

  it('is heard again after its connection was lost, and rings for all that came meanwhile', async () => {
    await ask(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'freshet outbox' AND datname = current_database()`);
    await until('it to be heard again', () => heard.length > 0);
    expect(heard).toEqual([ALL]);
  });
});
