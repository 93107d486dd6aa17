import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { CachesShown, DatabaseShown, QueuesShown } from '../../../src/console/contract/engine.js';
import { CampaignFigures } from '../../../src/donations/campaign.figures.js';
import { aCampaign } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type MadeStaff } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';

let app: TestApp;
let member: MadeStaff;
let engineer: ConsoleClient;

beforeAll(async () => {
  app = await startTestApp();
  member = await aStaffMember(app.database);
  engineer = new ConsoleClient(app.url);
  await engineer.signIn(member);
});
afterAll(() => app.close());

describe('the engine room', () => {
  it('shows every kind of work with what was promised', async () => {
    const { queues, level } = (await engineer.ask('/queues')).json as QueuesShown;
    expect([level, queues.map(({ queue }) => queue)]).toEqual([0, ['transactional', 'email', 'import', 'report', 'cache-refresh', 'forced-refresh']]);
    for (const { promiseSeconds, figures } of queues) expect([promiseSeconds > 0, figures?.ready]).toEqual([true, expect.any(Number)]);
  });

  it('pauses, resumes and sets levels, and the answer says how things are then', async () => {
    const paused = (await engineer.tell('POST', '/queues/report/pause', {})).json as QueuesShown;
    expect(paused.queues.find(({ queue }) => queue === 'report')).toMatchObject({ isPaused: true, pausedBecause: 'single' });
    expect((await engineer.ask('/standing')).json).toEqual({ level: 0, still: ['report'] });
    const resumed = (await engineer.tell('POST', '/queues/report/resume', {})).json as QueuesShown;
    expect(resumed.queues.find(({ queue }) => queue === 'report')).toMatchObject({ isPaused: false });
    expect((await engineer.tell('PUT', '/queues/level', { level: 2 })).json).toMatchObject({ level: 2 });
    expect((await engineer.tell('PUT', '/queues/level', { level: 0 })).json).toMatchObject({ level: 0 });
  });

  it('never pauses what donations depend on, and knows no other levels', async () => {
    expect((await engineer.tell('POST', '/queues/transactional/pause', {})).status).toBe(409);
    expect((await engineer.tell('POST', '/queues/nonsense/pause', {})).status).toBe(404);
    for (const level of [4, -1, 1.5, '1', null]) expect([level, (await engineer.tell('PUT', '/queues/level', { level })).status]).toEqual([level, 422]);
  });

  it('shows which tier answered, what is read and how old figures are', async () => {
    const { id } = await aCampaign(app.database, { title: 'Read often' });
    for (let at = 0; at < 3; at += 1) await app.app.get(CampaignFigures, { strict: false }).totalRaised.of(id);
    const { reads, ages, hottest, isBreakerOpen } = (await engineer.ask('/caches')).json as CachesShown;
    const total = reads.find(({ field }) => /^campaigns.*totalRaised/.test(field))!;
    expect(total.memory + total.redis + total.columns + total.computed).toBeGreaterThanOrEqual(3);
    expect(ages.reduce((sum, { things }) => sum + things, 0)).toBeGreaterThan(0);
    expect([hottest.some(({ title }) => title === 'Read often'), isBreakerOpen]).toEqual([true, false]);
  });

  it('shows who is connected to the database and what runs, with the rights of no administrator', async () => {
    const { connections, mostConnections, longestRunning, slowest, replica, sizeBytes } = (await engineer.ask('/database')).json as DatabaseShown;
    expect(connections.some(({ name }) => name.startsWith('freshet'))).toBe(true);
    expect([mostConnections > 10, sizeBytes > 1_000_000, slowest, replica.isConfigured]).toEqual([true, true, null, false]);
    expect(longestRunning).toEqual(expect.any(Array));
  });

  it('shows which statements took longest, once the database keeps them', async () => {
    const owner = new pg.Client({ connectionString: app.database.url });
    await owner.connect();
    await owner.query('CREATE EXTENSION pg_stat_statements');
    // What was counted of this database until now may have taken longer.
    await owner.query(`SELECT pg_stat_statements_reset(0, (SELECT oid FROM pg_database WHERE datname = current_database()), 0)`).finally(() => owner.end());
    await app.database.transactions.run('platform', (tx) => tx.rows(`SELECT pg_sleep(0.2), 'a slow one'`));
    const { slowest } = (await engineer.ask('/database')).json as DatabaseShown;
    const slow = slowest!.find(({ statement }) => statement.includes('pg_sleep'))!;
    expect(slow).toMatchObject({ statement: 'SELECT pg_sleep($1), $2', calls: 1 });
    expect(slow.totalMs).toBeGreaterThanOrEqual(200);
    expect(slowest!.map(({ totalMs }) => totalMs)).toEqual(slowest!.map(({ totalMs }) => totalMs).sort((one, other) => other - one));
  });

  it('logs who did what, and finds it again', async () => {
    const { rows } = (await engineer.ask('/audit?action=queues')).json;
    const all = (await engineer.ask('/audit?limit=200')).json.rows as { id: string; actor: string; actorName: string; action: string }[];
    expect(all.length).toBeGreaterThanOrEqual(4);
    expect(all.every(({ actor, actorName }) => actor === `staff:${member.id}` && actorName === 'Robin Reed')).toBe(true);
    expect(rows.length + (await engineer.ask('/audit?action=nonsense')).json.rows.length).toBeLessThanOrEqual(all.length);
    const first = (await engineer.ask('/audit?limit=2')).json;
    const second = (await engineer.ask(`/audit?limit=2&cursor=${first.next}`)).json;
    expect([...first.rows, ...second.rows].map(({ id }: { id: string }) => id)).toEqual(all.slice(0, 4).map(({ id }) => id));
  });
});
