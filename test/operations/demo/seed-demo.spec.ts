import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Transactions } from '../../../src/database/transactions.js';
import { demoDates } from '../../../src/operations/demo/demo-dates.js';
import { universityTenant } from '../../../src/operations/demo/demo-tenants.js';
import { SeedDemo, type DemoSummary } from '../../../src/operations/demo/seed-demo.js';
import { parseSlug } from '../../../src/shared/slug.js';
import { testDatabase } from '../../support/database.js';

const NOW = new Date('2031-03-29T14:20:00Z');
const HOUR = 3_600_000;

let db: Awaited<ReturnType<typeof testDatabase>>;
let first: DemoSummary;

beforeAll(async () => {
  db = await testDatabase();
  first = await seedAt(NOW, 'first secret');
});

afterAll(() => db.close());

describe('the demo', () => {
  test('is the same after a second seed, but for its credentials', async () => {
    const before = await everything();
    const second = await seedAt(new Date(NOW.getTime() + HOUR), 'second secret');
    expect(await everything()).toEqual(before);
    expect(second).toMatchObject({ organisation: first.organisation, campaigns: first.campaigns });
    expect(second.apiKey).not.toBe(first.apiKey);
    expect(second.deviceKey).not.toBe(first.deviceKey);
    second.users.forEach((user, index) => expect(user.password).not.toBe(first.users[index]?.password));
    expect(await staffHashes()).toEqual(
      second.users.map(({ email, password }) => [email, `hash of ${password}`]),
    );
    expect(await rows(`SELECT encode(key_hash, 'hex') AS hash FROM api_keys ORDER BY organisation_id NULLS LAST`)).toEqual([
      { hash: keyHash(second.apiKey).toString('hex') },
      { hash: keyHash(second.platformKey).toString('hex') },
    ]);
  });

  test('gives the same credentials for the same secret', async () => {
    expect(await seedAt(NOW, 'first secret')).toEqual(first);
    expect(first.apiKey).toMatch(/^fk_live_[\w-]{43}$/);
    for (const { password } of first.users) expect(password).toMatch(/^[a-z]+-[a-z]+-\d{4}$/);
  });

  test('has a live day of forty campaigns and five thousand gifts', async () => {
    expect(first.campaigns).toHaveLength(40);
    expect(first.campaigns).toContain('library');
    for (const slug of first.campaigns) expect(parseSlug(slug)).toBe(slug);
    const [live] = await rows(
      `SELECT count(*)::integer AS gifts, count(DISTINCT campaigns.id)::integer AS campaigns, count(DISTINCT campaigns.currency)::integer AS currencies
       FROM donations JOIN campaigns ON campaigns.id = campaign_id JOIN giving_days ON giving_days.id = giving_day_id
       WHERE giving_days.slug = $1`,
      [first.givingDay],
    );
    expect(live).toMatchObject({ gifts: 5_000, campaigns: 40 });
    expect(live?.['currencies']).toBeGreaterThanOrEqual(10);
  });

  test('has an edition of the live day before it, all of which is over', async () => {
    const [before] = await rows(
      `SELECT count(*)::integer AS gifts, count(DISTINCT campaigns.id)::integer AS campaigns, bool_and(ends_at < $2 AND captured_at < ends_at + interval '1 day') AS over
       FROM donations JOIN campaigns ON campaigns.id = campaign_id JOIN giving_days ON giving_days.id = giving_day_id
       WHERE giving_days.slug = $1 AND captured_at IS NOT NULL`,
      [`${first.givingDay}-last-year`, NOW],
    );
    expect(before).toMatchObject({ campaigns: 12, over: true });
    expect(before?.['gifts']).toBeGreaterThan(2_000);
  });

  test('has slugs that are slugs, and suggests amounts that are accepted', async () => {
    const slugs = await rows(
      `SELECT slug FROM campaigns UNION ALL SELECT slug FROM designations UNION ALL SELECT slug FROM giving_days UNION ALL SELECT slug FROM organisations`,
    );
    for (const { slug } of slugs) expect(parseSlug(String(slug))).toBe(slug);
    expect(
      await rows(
        `SELECT slug FROM campaigns WHERE suggested_amounts = '{}' OR minimum > ANY (suggested_amounts) OR maximum < ANY (suggested_amounts)`,
      ),
    ).toEqual([]);
    expect(
      await rows(
        `SELECT donations.id FROM donations JOIN campaigns ON campaigns.id = campaign_id WHERE amount NOT BETWEEN minimum AND maximum`,
      ),
    ).toEqual([]);
  });

  test('has books that balance', async () => {
    expect(
      await rows(
        `SELECT sum(amount)::integer AS sum FROM ledger_entries GROUP BY currency HAVING sum(amount) <> 0`,
      ),
    ).toEqual([]);
    const totals = await rows(`
      SELECT campaigns.slug, coalesce(booked.amount, 0) AS booked, coalesce(given.amount, 0) AS given
      FROM campaigns
      LEFT JOIN (SELECT campaign_id, sum(amount) AS amount FROM ledger_entries WHERE account = 'campaign' GROUP BY campaign_id) booked
        ON booked.campaign_id = campaigns.id
      LEFT JOIN (SELECT campaign_id, sum(amount - least(refunded, amount)) AS amount FROM donations WHERE captured_at IS NOT NULL GROUP BY campaign_id) given
        ON given.campaign_id = campaigns.id`);
    expect(totals.length).toBeGreaterThan(40);
    for (const { booked, given } of totals) expect(booked).toBe(given);
    expect(
      await rows(`SELECT id FROM donations WHERE captured_at IS NOT NULL AND NOT EXISTS (
      SELECT FROM ledger_transactions WHERE donation_id = donations.id AND kind = 'capture' AND reference = gateway_reference)`),
    ).toEqual([]);
  });

  test('has nothing in it that has not happened yet', async () => {
    const late = await rows(
      `SELECT id FROM donations WHERE greatest(created_at, captured_at, failed_at, receipt_sent_at) > $1
       UNION ALL SELECT id FROM ledger_transactions WHERE occurred_at > $1
       UNION ALL SELECT id FROM donors WHERE created_at > $1`,
      [NOW],
    );
    expect(late).toEqual([]);
    const early = `SELECT donations.id FROM donations JOIN campaigns ON campaigns.id = campaign_id WHERE donations.created_at < opens_at OR donations.created_at > closes_at`;
    expect(await rows(early)).toEqual([]);
  });

  test('has donors of many kinds, and no message twice in a row', async () => {
    const [kinds] = await rows(
      `SELECT count(*) FILTER (WHERE anonymous)::integer AS anonymous, count(message)::integer AS messages,
              count(*) FILTER (WHERE status = 'failed')::integer AS failed,
              count(*) FILTER (WHERE status LIKE '%refunded')::integer AS refunded FROM donations`,
    );
    for (const count of Object.values(kinds ?? {})) expect(count).toBeGreaterThan(0);
    const latest = await rows(
      `SELECT message FROM donations JOIN campaigns ON campaigns.id = campaign_id
       WHERE slug = 'library' AND message IS NOT NULL AND captured_at IS NOT NULL ORDER BY captured_at DESC LIMIT 30`,
    );
    const messages = latest.map(({ message }) => message);
    expect([...new Set(messages)]).toEqual(messages);
  });

  test('tells the same story at whatever time of day it is made', () => {
    const [noon, night] = [NOW, new Date(NOW.getTime() + 13 * HOUR)].map((now) =>
      universityTenant(demoDates(now)).gifts.donations.map(({ donor_name, amount, message }) => [
        donor_name,
        amount,
        message,
      ]),
    );
    expect(noon).toHaveLength(5_000);
    expect(night).toEqual(noon);
  });

  test('moves its dates when the day is over', async () => {
    const later = new Date(NOW.getTime() + 400 * 24 * HOUR);
    const gifts = await rows(`SELECT id, created_at FROM donations ORDER BY id`);
    await seedAt(later, 'first secret');
    const [live, upcoming] = await rows(
      `SELECT slug, starts_at < $2 AS begun, ends_at > $2 AS lasts FROM giving_days ORDER BY slug <> $1, ends_at DESC`,
      [first.givingDay, later],
    );
    expect(live).toMatchObject({ slug: first.givingDay, begun: true, lasts: true });
    expect(upcoming).toMatchObject({ begun: false, lasts: true });
    const strays = `SELECT campaigns.slug FROM campaigns JOIN giving_days ON giving_days.id = giving_day_id WHERE (opens_at, closes_at) <> (starts_at, ends_at)`;
    expect(await rows(strays)).toEqual([]);
    expect(await rows(`SELECT id, created_at FROM donations ORDER BY id`)).toEqual(gifts);
    const closed = await rows(`SELECT slug FROM campaigns WHERE closes_at <= $1 AND slug NOT LIKE '%-last-year'`, [later]);
    expect(closed).toEqual([{ slug: 'after-the-water' }]);
  });
});

function seedAt(now: Date, secret: string): Promise<DemoSummary> {
  const transactions: Transactions = db.transactions;
  return new SeedDemo(transactions, { now: () => now }).run({
    secret,
    passwordHash: async (plain) => `hash of ${plain}`,
    keyHash,
  });
}

function keyHash(plain: string): Buffer {
  return createHash('sha256').update(plain).digest();
}

function rows(sql: string, parameters: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  return db.transactions.run('platform', (tx) => tx.rows(sql, parameters));
}

async function staffHashes(): Promise<string[][]> {
  const staff = await rows(`SELECT email, password_hash FROM staff ORDER BY id`);
  return staff.map(({ email, password_hash }) => [String(email), String(password_hash)]);
}

/** Every table's rows, without the secrets, as one digest each. */
async function everything(): Promise<Record<string, unknown>[]> {
  const tables = [
    'organisations',
    'giving_days',
    'campaigns',
    'designations',
    'donors',
    'tags',
    'donor_tags',
    'inbox',
    'donations',
    'ledger_transactions',
    'ledger_entries',
  ];
  const digests = tables.map(
    (table) =>
      `SELECT '${table}' AS name, count(*), md5(string_agg(line::text, '' ORDER BY line::text)) FROM ${table} AS line`,
  );
  const secretless = [
    `SELECT 'staff', count(*), md5(string_agg(id::text || email, '' ORDER BY id)) FROM staff`,
    `SELECT 'api_keys', count(*), md5(string_agg(id::text, '' ORDER BY id)) FROM api_keys`,
  ];
  return rows([...digests, ...secretless].join(' UNION ALL ') + ' ORDER BY name');
}
