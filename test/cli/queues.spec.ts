import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hashToken } from '../../src/organisations/opaque-token.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { RedisServer } from '../support/redis-server.js';
import { freshet } from './run-cli.js';

let db: TestDatabase;
let server: RedisServer;

beforeAll(async () => {
  [db, server] = [await testDatabase(), await RedisServer.start()];
});

afterAll(async () => {
  await db.close();
  await server.kill();
});

const run = (...args: string[]) =>
  freshet(args, {
    DATABASE_URL: db.url,
    REDIS_CACHE_URL: 'redis://127.0.0.1:9',
    REDIS_QUEUE_URL: server.url,
    SMTP_URL: 'smtp://127.0.0.1:9',
    SECRET_KEY: 'a secret that is only ever used in tests',
  });

const rows = (sql: string, parameters: readonly unknown[] = []) => db.transactions.run('platform', (tx) => tx.rows<Record<string, unknown>>(sql, parameters));

describe('freshet queues', () => {
  test('level says what it gives up, and the audit log who did so', async () => {
    const { code, stdout } = await run('queues', 'level', '2');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^emergency level 2: reports, imports and mailings stand still, since \S+ by terminal:\S+\npaused: email, import, report\n$/);
    expect(await rows(`SELECT action, subject FROM audit_entries WHERE actor LIKE 'terminal:%'`)).toEqual([{ action: 'emergency.set-level', subject: 'emergency-level:2' }]);
    expect((await run('queues', 'level', '0')).stdout).toMatch(/^emergency level 0: nothing is given up.*\npaused: nothing\n$/);
  });

  test('pause and resume one kind', async () => {
    expect((await run('queues', 'pause', 'report')).stdout).toContain('paused: report');
    expect((await run('queues', 'resume', 'report')).stdout).toContain('paused: nothing');
    expect(await run('queues', 'pause', 'transactional')).toMatchObject({ code: 1, stderr: expect.stringContaining('it is never paused') });
  });

  test.each([
    [['queues', 'level'], '"" is no emergency level'],
    [['queues', 'level', '7'], '"7" is no emergency level'],
    [['queues', 'level', '1', '2'], '"1 2" is no emergency level'],
    [['queues', 'pause', 'letters'], '"letters" is no kind of queue: say one of transactional, email'],
    [['queues', 'resume'], '"" is no kind of queue'],
    [['platform-key'], '"" is no name for a key'],
    [['platform-key', 'a\nb'], 'is no name for a key'],
  ])('%j says what is wrong', async (args, sentence) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });

  test('status tells of every kind, and says so where it cannot', async () => {
    const { code, stdout } = await run('queues', 'status');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^transactional +well +0\.0 s +5 s +0 +0 +0 +0 +0 +0$/m);
    expect(JSON.parse((await run('queues', 'status', '--json')).stdout)).toMatchObject({ emergency: { level: 0 }, queues: expect.any(Array) });
    await server.kill();
    const gone = await run('queues', 'status');
    expect(gone.code).toBe(1);
    expect(gone.stdout).toMatch(/^email +unreadable/m);
    await server.revive();
  });
});

test('freshet platform-key prints a key once, of which only the hash is kept', async () => {
  const token = (await run('platform-key', 'pager', '--read-only')).stdout.trim();
  expect(token).toMatch(/^fp_[\w-]{43}$/);
  expect(await rows(`SELECT name, scopes FROM api_keys WHERE key_hash = $1 AND organisation_id IS NULL`, [hashToken(token)])).toEqual([{ name: 'pager', scopes: ['figures:audit', 'operations:read'] }]);
});
