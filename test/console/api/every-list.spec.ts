import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JobQueues } from '../../../src/queues/job-queues.js';
import { aCampaign, anOrganisation } from '../../factories/a-campaign.js';
import { aMailing } from '../../factories/a-mailing.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { emptyQueues, until } from '../../support/worker.js';
import { collectRoutes } from '../../tenancy/all-routes.js';
import { aStaffMember } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';
import { fewestStatements } from '../count-statements.js';
import { LISTS } from '../every-list.js';
import { pathOf, wishOf, type Listed, type ListCase, type Row } from '../list-case.js';
import { promisesTo } from '../pledge-lists.js';

const mailFolder = mkdtempSync(join(tmpdir(), 'lists '));

const ROWS = 24;
const PAGE = 7;
const ORDERS = ['ascending', 'descending'] as const;

/** Cells that are levers and hold nothing that a file could. */
const LEVERS = new Set(['levers', 'cockpit', 'replay']);

/** Lists whose address says whose they are: they take no organisation besides. */
const OF_ONE_THING = new Set(['mailings/:id/messages', 'matches/:id/shares']);

const collected = collectRoutes();
let app: TestApp;
let us: Listed;
let strangers: Listed;
const clients = {} as Record<ListCase['who'], ConsoleClient>;

beforeAll(async () => {
  app = await startTestApp({ MAIL_FOLDER: mailFolder });
  collected.stop();
  await until('the queues to be reached', async () => app.app.get(JobQueues, { strict: false }).get('report').getWaitingCount().then(() => true, () => false));
  await emptyQueues(app.app);
  [us, strangers] = [await listed('ourselves'), await listed('strangers')];
  for (const list of LISTS) {
    await list.plant(us, ROWS);
    if (list.who === 'admin') await list.plant(strangers, 3);
  }
});
afterAll(async () => {
  await app.close();
  rmSync(mailFolder, { recursive: true });
});

/** Two admins, the latter of whom is called otherwise; the first is signed in. */
async function listed(word: string): Promise<Listed> {
  const organisationId = await anOrganisation(app.database, { name: `${word} College` });
  const campaign = await aCampaign(app.database, { organisationId, title: `First of ${word}` });
  const admin = await aStaffMember(app.database, { role: 'client_admin', organisationId });
  const other = await aStaffMember(app.database, { role: 'client_editor', organisationId });
  await app.database.transactions.run('platform', async (tx) => {
    await tx.rows(`UPDATE staff SET name = 'Amara of ' || $2 WHERE id = $1`, [other.id, word]);
    await tx.rows(`INSERT INTO tags (id, organisation_id, name) VALUES (uuidv7(), $1, 'Alumni of ' || $2)`, [organisationId, word]);
    await tx.rows(`INSERT INTO donors (id, organisation_id, email, name) VALUES (uuidv7(), $1, 'first@' || $2 || '.example', 'Ada')`, [organisationId, word]);
  });
  if (word === 'ourselves') {
    for (const [who, staff] of [['admin', admin], ['engineer', await aStaffMember(app.database)]] as const) {
      clients[who] = new ConsoleClient(app.url);
      await clients[who].signIn(staff);
    }
  }
  const mailing = await aMailing(app.app, organisationId, { subject: `Kept of ${word}` });
  const [endpoint] = await app.database.transactions.run('platform', (tx) =>
    tx.rows<{ id: string }>(`INSERT INTO webhook_endpoints (id, organisation_id, url, event_types, secret, created_at, created_by) VALUES (uuidv7(), $1, 'https://first.' || $2 || '.example/', '{donation.captured}', '', now(), 'test') RETURNING id`, [organisationId, word]),
  );
  return { app, organisationId, word, campaign, mailing, endpoint: endpoint!.id, mailFolder, ...(await promisesTo(app, organisationId, campaign, word)) };
}

/** Every row of a list as somebody reads it, page by page; `between` happens after each page. */
async function readAll(list: ListCase, wish = '', between: () => Promise<void> = async () => undefined): Promise<Row[]> {
  const all: Row[] = [];
  let cursor = '';
  do {
    const query = [wish, `limit=${PAGE}`, cursor === '' ? '' : `cursor=${cursor}`].filter((part) => part !== '').join('&');
    const { status, json } = await clients[list.who].ask(`${pathOf(list, us)}?${query}`);
    if (status !== 200) throw new Error(`${list.route}?${query}: ${status} ${JSON.stringify(json)}`);
    all.push(...json.rows);
    cursor = json.next ?? '';
    await between();
  } while (cursor !== '');
  return all;
}

/** Lines of a list's file, the first of which says what stands in the columns. */
async function exported(list: ListCase, wish: string): Promise<string[][]> {
  const answer = await clients[list.who].get(`/console/api${pathOf(list, us)}/export.csv?${wish}`);
  expect([list.route, wish, answer.status, answer.headers.get('content-type')]).toEqual([list.route, wish, 200, 'text/csv; charset=utf-8']);
  return parse(await answer.text(), { bom: true });
}

const isSorted = (values: readonly (number | string | null)[], order: (typeof ORDERS)[number]): boolean =>
  values.every((value, nth) => nth === 0 || (order === 'ascending' ? value! >= values[nth - 1]! : value! <= values[nth - 1]!));

/** A statement of the screens: what they call a list's columns, and what they sort it by. */
interface Screened {
  readonly columns: readonly string[];
  readonly sorts: readonly string[];
}

/** The lists that screens draw, read from where they are written down: a name that only one side knows would sort or export nothing. */
function screenedLists(): Map<string, Screened> {
  const folder = 'src/console/web/screens';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx')).map((file) => readFileSync(join(folder, file), 'utf8'));
  const models = files.filter((text) => /ListModel<\w+>\s*=|: ListModel<\w+> =>|\): ListModel<\w+> => \(/.test(text));
  return new Map(
    models.map((text) => {
      const path = /path: ['`]\/([^'`]+)['`]/.exec(text)?.[1] ?? /const path = `\/([^`]+)`/.exec(text)?.[1] ?? '';
      const columns = [...text.matchAll(/\{ name: '(\w+)', title: '/g)].map(([, name]) => name!);
      const sorts = [...text.matchAll(/sort: \{ by: '(\w+)'/g)].map(([, by]) => by!);
      return [path.replace(/\$\{\w+\}/g, ':id'), { columns, sorts }] as const;
    }),
  );
}

it('every list that can be had as a file is in this table, and so is every list of the screens', () => {
  const files = collected.routes.filter(({ method, url }) => method === 'GET' && /^\/console\/api\/.*\/export\.csv$/.test(url)).map(({ url }) => url.slice('/console/api/'.length, -'/export.csv'.length));
  const tabled = LISTS.map(({ route }) => route).sort();
  expect(files.sort()).toEqual(tabled);
  expect([...screenedLists().keys()].sort()).toEqual(tabled);
});

describe.each(LISTS.map((list) => [list.route, list] as const))('the list of %s', (route, list) => {
  const sorts = Object.entries(list.sorts).flatMap(([sort, of]) => ORDERS.map((order) => [sort, order, of] as const));

  it('is sorted both ways by everything that its screen sorts it by, each row once, whatever page it is on', async () => {
    expect(Object.keys(list.sorts).sort()).toEqual([...new Set(screenedLists().get(route)?.sorts)].sort());
    const keys = new Map<string, string[]>();
    for (const [sort, order, of] of sorts) {
      const rows = await readAll(list, `sort=${sort}&order=${order}`);
      const found = rows.map(list.keyOf);
      expect([sort, order, new Set(found).size]).toEqual([sort, order, found.length]);
      expect(found.length).toBeGreaterThanOrEqual(list.who === 'engineer' ? 5 : ROWS);
      if (of !== null) expect([sort, order, isSorted(rows.map(of), order)]).toEqual([sort, order, true]);
      keys.set(`${sort} ${order}`, found);
    }
    for (const sort of Object.keys(list.sorts)) expect(keys.get(`${sort} descending`)).toEqual(keys.get(`${sort} ascending`)?.toReversed());
  });

  it('shows none twice and leaves none out while rows come in', async () => {
    for (const [sort, order] of sorts.slice(0, list.who === 'engineer' ? 1 : 4)) {
      const before = (await readAll(list, `sort=${sort}&order=${order}`)).map(list.keyOf);
      const seen = (await readAll(list, `sort=${sort}&order=${order}`, () => list.plant(us, 2))).map(list.keyOf);
      expect([sort, order, new Set(seen).size]).toEqual([sort, order, seen.length]);
      expect(before.filter((key) => !seen.includes(key))).toEqual([]);
    }
  });

  it('is narrowed down to exactly what is asked for', async () => {
    const all = await readAll(list);
    for (const [filter, holds] of Object.entries(list.filters)) {
      const wish = wishOf(filter, us);
      const fitting = all.filter(holds).map(list.keyOf).sort();
      expect([wish, (await readAll(list, wish)).map(list.keyOf).sort()]).toEqual([wish, fitting]);
      expect([wish, fitting.length > 0]).toEqual([wish, true]);
    }
  });

  it('finds what somebody searches for, and nothing where there is nothing', async () => {
    const all = await readAll(list);
    const text = all.slice(Math.floor(all.length / 2)).map(list.search.text).find((typed) => typed !== '') ?? '';
    const found = (await readAll(list, `search=${encodeURIComponent(text)}`)).map(list.keyOf).sort();
    expect([text, found]).toEqual([text, all.filter((row) => list.search.finds(row, text)).map(list.keyOf).sort()]);
    expect(found.length).toBeGreaterThan(0);
    for (const nothing of ['%25', '_%25_', "'; DROP TABLE staff; --", 'nobody at all', '0197c3a0-0000-7000-8000-000000000000']) expect([nothing, await readAll(list, `search=${nothing}`)]).toEqual([nothing, []]);
  });

  it('is exported as it is shown: the same rows in the same order, with the columns that are shown', async () => {
    const [column, cell] = list.cell;
    const [narrowed = ''] = Object.keys(list.filters);
    for (const [sort, order] of sorts) {
      const wish = `sort=${sort}&order=${order}`;
      const rows = await readAll(list, wish);
      const [head, ...lines] = await exported(list, `${wish}&columns=${column}`);
      expect(head).toHaveLength(1);
      expect([wish, lines.map(([first]) => first)]).toEqual([wish, rows.map(cell)]);
    }
    const wish = wishOf(narrowed, us);
    expect((await exported(list, `${wish}&columns=${column}`)).slice(1).map(([first]) => first)).toEqual((await readAll(list, wish)).map(cell));
  });

  it('has in its file every column of its screen, in the order that is asked for', async () => {
    const columns = (screenedLists().get(route)?.columns ?? []).filter((name) => !LEVERS.has(name));
    expect(columns.length).toBeGreaterThan(1);
    const titles: string[] = [];
    for (const column of columns) {
      const [[title = '', ...more] = []] = await exported(list, `columns=${column}`);
      expect([column, more]).toEqual([column, []]);
      titles.push(title);
    }
    expect(new Set(titles).size).toBe(titles.length);
    expect((await exported(list, `columns=${columns.toReversed().join(',')}`))[0]).toEqual(titles.toReversed());
    expect((await exported(list, `columns=${columns[0]},${columns[0]},nonsense`))[0]).toEqual([titles[0]]);
  });

  it('says what is wrong with what is asked for, and breaks on nothing', async () => {
    const [sort = ''] = Object.keys(list.sorts);
    const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const id = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
    const { json } = await clients[list.who].ask(`${pathOf(list, us)}?limit=2&sort=${sort}`);
    const wrong = [
      ...['sort=nonsense', 'sort=', `sort=${sort}&sort=${sort}`, 'sort=constructor', 'order=up', 'order=', 'limit=0', 'limit=-1', 'limit=201', 'limit=1e9', 'limit=x', 'limit=1.5', 'limit=NaN', 'limit[]=1'],
      ...['nonsense=1', 'search=%00', 'search=a%0Ab', `search=${'x'.repeat(401)}`, 'search=a&search=b', 'search[]=a', `columns=${'x'.repeat(501)}`, 'organisation=%00', 'organisation=..%2F'],
      ...['cursor=', 'cursor=x', 'cursor=%00', `cursor=${'A'.repeat(9_000)}`, `cursor=${Buffer.from('{}').toString('base64url')}`, `cursor=${Buffer.from('null').toString('base64url')}`],
      ...[cursor(), cursor(sort), cursor(sort, '1'), cursor(sort, 1, id), cursor('nonsense', '1', id), cursor(sort, '\u0000', id), cursor(sort, 'x'.repeat(1_001), id), cursor(sort, '1', {})].map((text) => `sort=${sort}&cursor=${text}`),
      ...[cursor(sort, '1', '\u0000'), cursor(sort, '1', 'no id'), cursor(sort, '9'.repeat(18), 'x')].filter(() => list.who !== 'engineer').map((text) => `sort=${sort}&cursor=${text}`),
      ...Object.keys(list.filters).flatMap((filter) => {
        const [name = ''] = filter.split('=');
        return [`${name}=%00`, `${name}=a&${name}=b`, `${name}[]=a`];
      }),
      ...Object.keys(list.sorts).slice(1, 2).map((other) => `sort=${other}&cursor=${json.next}`),
      // A place of another list, sorted by what is called the same.
      ...(list.who === 'engineer' ? [] : [`sort=${sort}&cursor=${cursor(sort, 'z', 'z')}`]),
    ];
    for (const path of [pathOf(list, us), `${pathOf(list, us)}/export.csv`]) {
      for (const query of wrong) {
        const answer = await clients[list.who].get(`/console/api${path}?${query}`);
        const text = await answer.text();
        expect([path, query.slice(0, 80), answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([path, query.slice(0, 80), 422, 'application/problem+json']);
        expect(text).not.toMatch(/at .*\.js|SELECT|node_modules/);
      }
    }
  });

  it('costs as many statements for two rows as for a hundred', async () => {
    const of = (limit: number) => async () => {
      const { status, json } = await clients[list.who].ask(`${pathOf(list, us)}?limit=${limit}`);
      expect([status, json.rows.length]).toEqual([200, limit === 2 ? 2 : expect.any(Number)]);
      if (limit > 2) expect(json.rows.length).toBeGreaterThanOrEqual(5);
    };
    await of(100)();
    expect(await fewestStatements(app, of(100))).toBe(await fewestStatements(app, of(2)));
  });

  it("has no row of another organisation's, and does not exist for whoever names it", async () => {
    if (list.who === 'engineer') return;
    const told = JSON.stringify([await readAll(list), await exported(list, ''), await readAll(list, 'search=strangers')]);
    expect(told).not.toContain(strangers.word);
    expect(told).not.toContain(strangers.organisationId);
    const [{ slug }] = (await app.database.transactions.run('platform', (tx) => tx.rows<{ slug: string }>(`SELECT slug FROM organisations WHERE id = $1`, [strangers.organisationId]))) as [{ slug: string }];
    for (const path of [pathOf(list, strangers), pathOf(list, us)]) {
      if (path !== pathOf(list, us)) expect([path, (await clients.admin.ask(path)).status, (await clients.admin.get(`/console/api${path}/export.csv`)).status]).toEqual([path, 404, 404]);
      if (!OF_ONE_THING.has(route)) expect([path, (await clients.admin.ask(`${path}?organisation=${slug}`)).status]).toEqual([path, 404]);
    }
  });
});
