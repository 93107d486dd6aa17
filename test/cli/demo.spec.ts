import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isPassword } from '../../src/organisations/passwords.js';
import { hashToken } from '../../src/organisations/opaque-token.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { freshet } from './run-cli.js';

const NOWHERE = 'redis://127.0.0.1:9';

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.close());

describe('freshet demo', () => {
  test('fills the platform, without Redis, and its last line says how to get in', async () => {
    const { code, stdout } = await freshet(['demo'], environment());
    expect(code).toBe(0);
    const summary = JSON.parse(stdout.trimEnd().split('\n').at(-1)!);
    expect(summary).toEqual({
      users: expect.any(Array),
      apiKey: expect.stringMatching(/^fk_live_/),
      platformKey: expect.stringMatching(/^fp_/),
      organisation: expect.any(String),
      givingDay: expect.any(String),
      campaigns: expect.any(Array),
      deviceKey: expect.any(String),
    });
    const { email, password } = summary.users[0];
    const [staff] = await rows(`SELECT password_hash FROM staff WHERE email = $1`, [email]);
    expect(await isPassword(password, String(staff?.['password_hash']))).toBe(true);
    expect(
      await rows(`SELECT 1 FROM api_keys WHERE key_hash = $1`, [hashToken(summary.apiKey)]),
    ).toHaveLength(1);
  });

  test('run again says the same and doubles nothing', async () => {
    const first = await freshet(['demo'], environment());
    const gifts = await rows(`SELECT count(*) FROM donations`);
    expect((await freshet(['demo'], environment())).stdout).toBe(first.stdout);
    expect(await rows(`SELECT count(*) FROM donations`)).toEqual(gifts);
  });

  test('names every variable that is missing', async () => {
    const { code, stdout, stderr } = await freshet(['demo']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^freshet demo: the environment has \d faults:\n/);
    for (const name of ['DATABASE_URL', 'SECRET_KEY']) expect(stderr).toContain(`${name} is missing`);
  });
});

describe('freshet migrate', () => {
  test('finds a migrated database up to date', async () => {
    expect(await freshet(['migrate'], environment())).toEqual({
      code: 0,
      stdout: 'the database is up to date\n',
      stderr: '',
    });
  });

  test('fails when the database does', async () => {
    const { code, stderr } = await freshet(['migrate'], { DATABASE_URL: 'postgres://127.0.0.1:9/nothing' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^cannot migrate: .*ECONNREFUSED/);
  });
});

function environment(): Record<string, string> {
  return {
    DATABASE_URL: db.url,
    REDIS_CACHE_URL: NOWHERE,
    REDIS_QUEUE_URL: NOWHERE,
    SMTP_URL: 'smtp://127.0.0.1:9',
    SECRET_KEY: 'a secret that is only ever used in tests',
  };
}

function rows(sql: string, parameters: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  return db.transactions.run('platform', (tx) => tx.rows(sql, parameters));
}
