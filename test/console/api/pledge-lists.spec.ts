import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { aCampaign, anOrganisation } from '../../factories/a-campaign.js';
import { aGivingDay } from '../../factories/a-giving-day.js';
import { aDonor } from '../../factories/a-ledger-row.js';
import { aChallenge, aMatch } from '../../factories/a-match.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';
import { pathOf, PLEDGE_LISTS, type Listed, type ListCase, type Row } from '../pledge-lists.js';

const ROWS = 24;
const PAGE = 7;
const ORDERS = ['ascending', 'descending'] as const;

let app: TestApp;
let us: Listed;
let strangers: Listed;
let admin: ConsoleClient;

beforeAll(async () => {
  app = await startTestApp();
  [us, strangers] = [await listed('ourselves'), await listed('strangers')];
  admin = new ConsoleClient(app.url);
  await admin.signIn(await aStaffMember(app.database, { role: 'client_admin', organisationId: us.organisationId }));
  for (const list of PLEDGE_LISTS) {
    await list.plant(us, ROWS);
    await list.plant(strangers, 3);
  }
}, 120_000);
afterAll(() => app.close());

async function listed(word: string): Promise<Listed> {
  const organisationId = await anOrganisation(app.database, { name: `${word} College` });
  const campaign = await aCampaign(app.database, { organisationId, title: `First of ${word}` });
  const { id } = await aMatch(app.database, campaign, { sponsor: `Sponsor of ${word}`, pool: 2_050 });
  const challenge = await aChallenge(app.database, campaign, { sponsor: `Sponsor of ${word}` });
  const day = await aGivingDay(app.database, { organisationId, slug: `${word}-day` });
  await aMatch(app.database, organisationId, { sponsor: `Sponsor of ${word}` }, { givingDay: day.slug });
  await aChallenge(app.database, organisationId, { sponsor: `Sponsor of ${word}` }, { givingDay: day.slug });
  return { app, organisationId, word, campaign, day, match: id, challenge: challenge.id, donorId: await aDonor(app.database, organisationId) };
}

/** Every row of a list as somebody reads it, page by page; `between` happens after each page. */
async function readAll(list: ListCase, wish = '', between: () => Promise<void> = async () => undefined): Promise<Row[]> {
  const all: Row[] = [];
  let cursor = '';
  do {
    const query = [wish, `limit=${PAGE}`, cursor === '' ? '' : `cursor=${cursor}`].filter((part) => part !== '').join('&');
    const { status, json } = await admin.ask(`${pathOf(list, us)}?${query}`);
    if (status !== 200) throw new Error(`${list.route}?${query}: ${status} ${JSON.stringify(json)}`);
    all.push(...json.rows);
    cursor = json.next ?? '';
    await between();
  } while (cursor !== '');
  return all;
}

/** Lines of a list's file, the first of which says what stands in the columns. */
async function exported(list: ListCase, wish: string): Promise<string[][]> {
  const answer = await admin.get(`/console/api${pathOf(list, us)}/export.csv?${wish}`);
  expect([list.route, wish, answer.status, answer.headers.get('content-type')]).toEqual([list.route, wish, 200, 'text/csv; charset=utf-8']);
  return parse(await answer.text(), { bom: true });
}

const isSorted = (values: readonly (number | string | null)[], order: (typeof ORDERS)[number]): boolean =>
  values.every((value, nth) => nth === 0 || (order === 'ascending' ? value! >= values[nth - 1]! : value! <= values[nth - 1]!));

describe.each(PLEDGE_LISTS.map((list) => [list.route, list] as const))('the list of %s', (_, list) => {
  const sorts = Object.entries(list.sorts).flatMap(([sort, of]) => ORDERS.map((order) => [sort, order, of] as const));

  it('is sorted both ways by everything it can be sorted by, each row once, whatever page it is on', async () => {
    const keys = new Map<string, string[]>();
    for (const [sort, order, of] of sorts) {
      const rows = await readAll(list, `sort=${sort}&order=${order}`);
      const found = rows.map(list.keyOf);
      expect([sort, order, new Set(found).size]).toEqual([sort, order, found.length]);
      expect(found.length).toBeGreaterThanOrEqual(ROWS);
      if (of !== null) expect([sort, order, isSorted(rows.map(of), order)]).toEqual([sort, order, true]);
      keys.set(`${sort} ${order}`, found);
    }
    for (const sort of Object.keys(list.sorts)) expect(keys.get(`${sort} descending`)).toEqual(keys.get(`${sort} ascending`)?.toReversed());
  }, 60_000);

  it('shows none twice and leaves none out while rows come in', async () => {
    const [sort, order] = sorts[0]!;
    const before = (await readAll(list, `sort=${sort}&order=${order}`)).map(list.keyOf);
    const seen = (await readAll(list, `sort=${sort}&order=${order}`, () => list.plant(us, 2))).map(list.keyOf);
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter((key) => !seen.includes(key))).toEqual([]);
  }, 60_000);

  it('is narrowed down to exactly what is asked for', async () => {
    const all = await readAll(list);
    for (const [filter, holds] of Object.entries(list.filters)) {
      const wish = filter.replace('{campaign}', us.campaign.slug).replace('{day}', us.day.slug);
      const fitting = all.filter(holds).map(list.keyOf).sort();
      expect([wish, (await readAll(list, wish)).map(list.keyOf).sort()]).toEqual([wish, fitting]);
      expect([wish, fitting.length > 0]).toEqual([wish, true]);
    }
  }, 60_000);

  it('finds what somebody searches for, and nothing where there is nothing', async () => {
    const all = await readAll(list);
    const text = list.search.text(all[Math.floor(all.length / 2)]);
    const found = (await readAll(list, `search=${encodeURIComponent(text)}`)).map(list.keyOf).sort();
    expect([text, found]).toEqual([text, all.filter((row) => list.search.finds(row, text)).map(list.keyOf).sort()]);
    expect(found.length).toBeGreaterThan(0);
    for (const nothing of ['%25', '_%25_', "'; DROP TABLE staff; --", 'nobody at all', '0197c3a0-0000-7000-8000-000000000000']) expect([nothing, await readAll(list, `search=${nothing}`)]).toEqual([nothing, []]);
  });

  it('is exported as it is shown: the same rows in the same order, with the columns that are shown', async () => {
    const [column, cell] = list.cell;
    const [narrowed = ''] = Object.keys(list.filters);
    for (const wish of [...sorts.map(([sort, order]) => `sort=${sort}&order=${order}`), narrowed]) {
      const [head, ...lines] = await exported(list, `${wish}&columns=${column}`);
      expect(head).toHaveLength(1);
      expect([wish, lines.map(([first]) => first)]).toEqual([wish, (await readAll(list, wish)).map(cell)]);
    }
  }, 60_000);

  it('says what is wrong with what is asked for, and breaks on nothing', async () => {
    const [sort = '', other = ''] = Object.keys(list.sorts);
    const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const misplaced = `sort=${sort}&cursor=${cursor('z', '7d444840-9dc0-41d1-b245-5ffdce74fad2')}`;
    const wrong = [
      ...['sort=nonsense', 'sort=', `sort=${sort}&sort=${sort}`, 'sort=constructor', 'order=up', 'limit=0', 'limit=-1', 'limit=201', 'limit=x', 'limit=1.5', 'limit[]=1'],
      ...['nonsense=1', 'search=%00', 'search=a%0Ab', `search=${'x'.repeat(401)}`, 'search=a&search=b', 'search[]=a', `columns=${'x'.repeat(501)}`, 'organisation=%00', 'organisation=..%2F'],
      ...['cursor=x', 'cursor=%00', `cursor=${'A'.repeat(9_000)}`, `cursor=${Buffer.from('{}').toString('base64url')}`, misplaced, `sort=${other}&cursor=${cursor('1', 'no id')}`],
      ...Object.keys(list.filters).flatMap((filter) => {
        const [name = ''] = filter.split('=');
        return [`${name}=%00`, `${name}=a&${name}=b`, `${name}[]=a`];
      }),
    ];
    for (const path of [pathOf(list, us), `${pathOf(list, us)}/export.csv`]) {
      for (const query of wrong) {
        // A file whose first page cannot be read has begun already, and breaks off.
        if (path.endsWith('.csv') && query === misplaced) continue;
        const answer = await admin.get(`/console/api${path}?${query}`);
        const text = await answer.text();
        expect([path, query.slice(0, 80), answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([path, query.slice(0, 80), 422, 'application/problem+json']);
        expect(text).not.toMatch(/at .*\.js|SELECT|node_modules/);
      }
    }
  }, 60_000);

  it("has no row of another organisation's, and does not exist for whoever names it", async () => {
    const told = JSON.stringify([await readAll(list), await exported(list, ''), await readAll(list, 'search=strangers')]);
    expect(told).not.toContain(strangers.word);
    expect(told).not.toContain(strangers.organisationId);
    if (typeof list.path !== 'string') {
      for (const path of [pathOf(list, strangers), `${pathOf(list, strangers)}/export.csv`]) expect([path, (await admin.get(`/console/api${path}`)).status]).toEqual([path, 404]);
      return;
    }
    const [{ slug }] = (await app.database.transactions.run('platform', (tx) => tx.rows<{ slug: string }>(`SELECT slug FROM organisations WHERE id = $1`, [strangers.organisationId]))) as [{ slug: string }];
    for (const path of [list.path, `${list.path}/export.csv`]) expect([path, (await admin.get(`/console/api${path}?organisation=${slug}`)).status]).toEqual([path, 404]);
  });
});
