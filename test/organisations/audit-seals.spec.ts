import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { headLine } from '../../src/organisations/audit-chain.js';
import { AuditLog } from '../../src/organisations/audit-log.js';
import { VerifyAuditLogHandler } from '../../src/organisations/jobs/verify-audit-log.job.js';
import { SealAuditLog } from '../../src/organisations/seal-audit-log.js';
import { VerifyAuditLog, type VerifiedChain } from '../../src/organisations/verify-audit-log.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import { JsonLog } from '../../src/telemetry/json-log.js';
import { freshet } from '../cli/run-cli.js';
import { aStaffMember } from '../console/a-staff-member.js';
import { ConsoleClient } from '../console/console-client.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { aDonor } from '../factories/a-ledger-row.js';
import { aGivingDay } from '../factories/a-giving-day.js';
import { EraseDonor } from '../../src/operations/privacy/erase-donor.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { testConfig } from '../support/environment.js';
import { until } from '../support/worker.js';

let test: TestApp;
/** Owns every table, and may do anything to it. */
let owner: pg.Client;
let seal: SealAuditLog;
let verify: VerifyAuditLog;
let folder: string;

beforeAll(async () => {
  test = await startTestApp();
  owner = new pg.Client({ connectionString: test.database.url });
  await owner.connect();
  await owner.query(`SELECT set_config('freshet.scope', 'platform', false)`);
  [seal, verify] = [test.app.get(SealAuditLog, { strict: false }), test.app.get(VerifyAuditLog, { strict: false })];
  folder = await mkdtemp(join(tmpdir(), 'freshet-heads-'));
});

afterAll(async () => {
  await owner.end();
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

const act = (organisationId: OrganisationId | null, subject = 'thing:1', detail: object = { amount: 500 }) =>
  test.database.transactions.run('platform', (tx) => test.app.get(AuditLog, { strict: false }).add(tx, { organisationId, actor: 'staff:somebody', action: 'thing.do', subject, detail }));

/** An organisation with so many acts, sealed. */
async function sealed(acts = 5): Promise<OrganisationId> {
  const organisationId = await anOrganisation(test.database);
  for (let number = 1; number <= acts; number += 1) await act(organisationId, `thing:${number}`);
  await untilSealed(organisationId, acts);
  return organisationId;
}

/** Transactions are counted for all databases of a server, and what another suite has under way is waited for here, too. */
async function untilSealed(organisationId: OrganisationId, position: number): Promise<void> {
  await until(`${position} acts to be sealed`, async () => {
    await seal.run();
    const { rows } = await owner.query<{ position: string }>(`SELECT position::text FROM audit_chains WHERE organisation_id = $1`, [organisationId]);
    return Number(rows[0]?.position ?? 0) >= position;
  });
}

async function chainOf(organisationId: OrganisationId | null, former: Parameters<VerifyAuditLog['run']>[0] = []): Promise<VerifiedChain> {
  return (await verify.run(former)).find((chain) => chain.organisationId === organisationId) as VerifiedChain;
}

const faultsOf = async (organisationId: OrganisationId | null) => (await chainOf(organisationId)).faults.map(({ kind, position }) => [kind, position]);

/** As somebody does who owns the tables: first they take away what would refuse it. */
async function tamper(sql: string, parameters: unknown[] = [], { least = 1 } = {}): Promise<void> {
  for (const table of ['audit_entries', 'audit_seals']) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const { rowCount } = await owner.query(sql, parameters);
  for (const table of ['audit_entries', 'audit_seals']) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  expect(rowCount).toBeGreaterThanOrEqual(least);
}

/** What was done is undone, so that the next test finds only its own. */
const mend = (organisationId: OrganisationId) =>
  tamper(`WITH entries AS (DELETE FROM audit_entries WHERE organisation_id = $1), seals AS (DELETE FROM audit_seals WHERE organisation_id = $1) DELETE FROM audit_chains WHERE organisation_id = $1`, [organisationId], { least: 0 });

const entryAt = async (organisationId: OrganisationId, position: number): Promise<string> =>
  (await owner.query<{ id: string }>(`SELECT entry_id::text AS id FROM audit_seals WHERE organisation_id = $1 AND position = $2`, [organisationId, position])).rows[0]?.id ?? '';

describe('a sealed log', () => {
  it('is whole, each organisation in a chain of its own, and the platform in another', async () => {
    const [ours, theirs] = [await sealed(3), await sealed(2)];
    await act(null);
    expect(await chainOf(ours)).toMatchObject({ head: { position: '3' }, waiting: 0, faultCount: 0 });
    expect(await chainOf(theirs)).toMatchObject({ head: { position: '2' }, faultCount: 0 });
    expect(await chainOf(null)).toMatchObject({ faultCount: 0 });
  });

  it('goes on where it was, whatever an act says', async () => {
    const organisationId = await sealed(1);
    const hostile = [{ text: 'ünï\u2028"\\' }, { deep: { b: 1, a: [null, 1.5, 1e21] } }, { big: Number.MAX_SAFE_INTEGER }, {}];
    for (const detail of hostile) await act(organisationId, `thing:"]['${'x'.repeat(300)}`, detail);
    await untilSealed(organisationId, 5);
    expect(await chainOf(organisationId)).toMatchObject({ head: { position: '5' }, faultCount: 0 });
  });

  it('leaves out what has not committed, and seals it in its turn', async () => {
    const organisationId = await sealed(1);
    const slow = new pg.Client({ connectionString: test.database.url });
    await slow.connect();
    await slow.query(`BEGIN`);
    await slow.query(`SELECT set_config('freshet.scope', 'platform', true)`);
    await slow.query(`INSERT INTO audit_entries (organisation_id, actor, action, subject) VALUES ($1, 'staff:slow', 'thing.do', 'slow')`, [organisationId]);
    await act(organisationId, 'after it');
    expect(await chainOf(organisationId)).toMatchObject({ head: { position: '1' }, waiting: 1, faultCount: 0 });
    await slow.query('COMMIT');
    await slow.end();
    await untilSealed(organisationId, 3);
    expect(await chainOf(organisationId)).toMatchObject({ head: { position: '3' }, waiting: 0, faultCount: 0 });
    const { rows } = await owner.query<{ subject: string }>(`SELECT subject FROM audit_seals JOIN audit_entries ON id = entry_id WHERE audit_seals.organisation_id = $1 ORDER BY position`, [organisationId]);
    expect(rows.map(({ subject }) => subject)).toEqual(['thing:1', 'slow', 'after it']);
  });

  it('is sealed once by as many as try, while others go on acting', async () => {
    const organisations = await Promise.all([anOrganisation(test.database), anOrganisation(test.database), anOrganisation(test.database)]);
    const acting = organisations.flatMap((organisationId) => Array.from({ length: 40 }, () => act(organisationId)));
    const sealing = Array.from({ length: 6 }, async () => {
      for (let turn = 0; turn < 10; turn += 1) await seal.run();
    });
    await Promise.all([...acting, ...sealing]);
    for (const organisationId of organisations) await untilSealed(organisationId, 40);
    for (const organisationId of organisations) expect(await chainOf(organisationId)).toMatchObject({ head: { position: '40' }, waiting: 0, faultCount: 0 });
  });

  it('stays whole when a donor is forgotten: nothing in it names one', async () => {
    const organisationId = await sealed(2);
    const donorId = await aDonor(test.database, organisationId);
    await test.app.get(EraseDonor, { strict: false }).run({ id: donorId, organisationId } as never, 'staff:somebody');
    await untilSealed(organisationId, 3);
    expect(await chainOf(organisationId)).toMatchObject({ head: { position: '3' }, faultCount: 0 });
  });

  it('cannot be changed by the role we work as, nor can its seals', async () => {
    for (const statement of ['UPDATE audit_seals SET position = position', 'DELETE FROM audit_seals', 'DELETE FROM audit_chains']) {
      await expect(test.database.transactions.run('platform', (tx) => tx.rows(statement))).rejects.toThrow(/permission denied/);
    }
  });
});

describe('whoever owns the tables is found out', () => {
  let organisationId: OrganisationId;
  beforeEach(async () => {
    organisationId = await sealed(5);
  });
  afterEach(() => mend(organisationId));

  it.each([
    ['what was done', `detail = '{"amount": 5}'`],
    ['by whom', `actor = 'staff:other'`],
    ['to what', `subject = 'thing:9'`],
    ['which act', `action = 'thing.undo'`],
    ['when, by a microsecond', `happened_at = happened_at + interval '1 microsecond'`],
    ['to which organisation', `organisation_id = NULL`],
  ])('changing %s', async (_, change) => {
    const id = await entryAt(organisationId, 3);
    await tamper(`UPDATE audit_entries SET ${change} WHERE id = $1`, [id]);
    expect((await chainOf(organisationId)).faults).toEqual([{ kind: 'changed', entryId: id, position: '3' }]);
    await tamper(`DELETE FROM audit_entries WHERE id = $1`, [id]);
  });

  it('taking an entry out', async () => {
    await tamper(`DELETE FROM audit_entries WHERE id = $1`, [await entryAt(organisationId, 2)]);
    expect(await faultsOf(organisationId)).toEqual([['removed', '2']]);
  });

  it('taking an entry and its seal out', async () => {
    const id = await entryAt(organisationId, 2);
    await tamper(`WITH entry AS (DELETE FROM audit_entries WHERE id = $1) DELETE FROM audit_seals WHERE entry_id = $1`, [id]);
    expect(await faultsOf(organisationId)).toEqual([['seal_removed', '2']]);
  });

  it('taking both out and closing the gap', async () => {
    await tamper(`WITH entry AS (DELETE FROM audit_entries WHERE id = $1) DELETE FROM audit_seals WHERE entry_id = $1`, [await entryAt(organisationId, 2)]);
    for (const position of [3, 4, 5]) await tamper(`UPDATE audit_seals SET position = position - 1 WHERE organisation_id = $1 AND position = $2`, [organisationId, position]);
    expect((await faultsOf(organisationId)).map(([kind]) => kind)).toEqual(['changed', 'changed', 'changed', 'head_differs']);
  });

  it('putting one in among what was sealed', async () => {
    await tamper(`INSERT INTO audit_entries (id, organisation_id, actor, action, subject, happened_at, xid) OVERRIDING SYSTEM VALUE SELECT -id, organisation_id, actor, action, 'put in', happened_at, xid FROM audit_entries WHERE id = $1`, [await entryAt(organisationId, 3)]);
    expect((await faultsOf(organisationId)).map(([kind]) => kind)).toEqual(['inserted']);
  });

  it('adding one now that says to be of long ago', async () => {
    await tamper(`INSERT INTO audit_entries (organisation_id, actor, action, subject, happened_at) VALUES ($1, 'staff:other', 'thing.do', 'of old', now() - interval '3 days')`, [organisationId]);
    await untilSealed(organisationId, 6);
    expect(await faultsOf(organisationId)).toEqual([['backdated', '6']]);
  });

  it('changing an entry and making its seal anew, as far as that goes without the key', async () => {
    const id = await entryAt(organisationId, 5);
    await tamper(`UPDATE audit_seals SET hash = sha256('made up') WHERE entry_id = $1`, [id]);
    expect(await faultsOf(organisationId)).toEqual([['changed', '5'], ['head_differs', '5']]);
    await tamper(`UPDATE audit_chains SET hash = sha256('made up') WHERE organisation_id = $1`, [organisationId]);
    expect(await faultsOf(organisationId)).toEqual([['changed', '5'], ['head_forged', '5']]);
    // Nor does sealing go on from there and make it right.
    await act(organisationId);
    await seal.run();
    expect(await chainOf(organisationId)).toMatchObject({ head: { position: '5' }, waiting: 1, faultCount: 2 });
  });

  it('taking the head away', async () => {
    await tamper(`DELETE FROM audit_chains WHERE organisation_id = $1`, [organisationId]);
    await act(organisationId);
    await seal.run();
    expect(await faultsOf(organisationId)).toEqual([['head_differs', '5']]);
  });

  it('cutting the end off and putting an earlier head back, where a later one was kept elsewhere', async () => {
    const before = (await owner.query(`SELECT position, hash, sealed_at, mac, key_name FROM audit_chains WHERE organisation_id = $1`, [organisationId])).rows[0] as Record<string, unknown>;
    await act(organisationId, 'to be hidden');
    await untilSealed(organisationId, 6);
    const kept = (await chainOf(organisationId)).head;
    const { position, hash, sealed_at, mac, key_name } = before;
    await tamper(`WITH entry AS (DELETE FROM audit_entries WHERE id = $1) DELETE FROM audit_seals WHERE entry_id = $1`, [await entryAt(organisationId, 6)]);
    await tamper(`UPDATE audit_chains SET position = $2, hash = $3, sealed_at = $4, mac = $5, key_name = $6 WHERE organisation_id = $1`, [organisationId, position, hash, sealed_at, mac, key_name]);
    expect(await faultsOf(organisationId)).toEqual([]);
    expect((await chainOf(organisationId, [kept as NonNullable<typeof kept>])).faults).toEqual([{ kind: 'head_lost', entryId: null, position: '6' }]);
  });

  it('taking all of it out, where its head was kept elsewhere', async () => {
    const { head } = await chainOf(organisationId);
    await mend(organisationId);
    expect((await chainOf(organisationId, [head as NonNullable<typeof head>])).faults.map(({ kind }) => kind)).toEqual(['head_lost']);
  });
});

it('a database that came from a dump, where transactions are counted anew, goes on being sealed', async () => {
  const organisationId = await sealed(3);
  await tamper(`UPDATE audit_entries SET xid = '900000000000' WHERE organisation_id = $1`, [organisationId]);
  await tamper(`UPDATE audit_seals SET entry_xid = '900000000000' WHERE organisation_id = $1`, [organisationId]);
  await act(organisationId, 'since');
  await untilSealed(organisationId, 4);
  expect(await chainOf(organisationId)).toMatchObject({ head: { position: '4' }, waiting: 0, faultCount: 0 });
  await mend(organisationId);
});

it('another SECRET_KEY takes over the heads while the old one is named, and otherwise only when somebody says so', async () => {
  const organisationId = await sealed(2);
  const under = (SECRET_KEY: string, OTHER_SECRET_KEYS = '') => {
    const config = testConfig(test.database.url, 'web', { SECRET_KEY, OTHER_SECRET_KEYS });
    const of = new SealAuditLog(test.database.transactions, { now: () => new Date() } as never, config, JsonLog.open(config));
    return { seal: of, verify: new VerifyAuditLog(test.database.transactions, of, test.app.get(AuditLog, { strict: false }), { now: () => new Date() } as never) };
  };
  const chain = async (which: ReturnType<typeof under>) => (await which.verify.run()).find((found) => found.organisationId === organisationId) as VerifiedChain;
  const present = testConfig(test.database.url).secretKeys[0].reveal();
  const [other, third] = ['another secret key that takes over from it', 'a third secret key that nobody had named'];
  expect(await chain(under(other, present))).toMatchObject({ faultCount: 0 });
  expect(await chain(under(other))).toMatchObject({ faultCount: 0 });
  const stranger = under(third);
  const unproven = await chain(stranger);
  expect(unproven.faults.map(({ kind }) => kind)).toEqual(['head_unproven']);
  expect(await stranger.verify.accept([unproven], 'terminal:tester')).toBe(1);
  // Proved under its key now, and the act of accepting is sealed behind.
  await until('the act of accepting to be sealed', async () => (await chain(stranger)).head?.position === '3');
  expect(await chain(stranger)).toMatchObject({ faultCount: 0 });
  await stranger.verify.accept(await stranger.verify.run(), 'terminal:tester');
  await mend(organisationId);
  expect(await chain(under(present, `${third},${other}`))).toBe(undefined);
});

describe('npx freshet audit', () => {
  const run = (...args: string[]) => freshet(args, { DATABASE_URL: test.database.url, REDIS_CACHE_URL: 'redis://127.0.0.1:9', REDIS_QUEUE_URL: 'redis://127.0.0.1:9', SMTP_URL: 'smtp://127.0.0.1:9', SECRET_KEY: testConfig(test.database.url).secretKeys[0].reveal() });

  it('prints heads, verifies against them, and ends with 1 where something is not as it was', async () => {
    const organisationId = await sealed(2);
    const heads = await run('audit', 'heads');
    expect([heads.code, heads.stdout]).toEqual([0, expect.stringMatching(new RegExp(`^${organisationId} 2 [0-9a-f]{64}$`, 'm'))]);
    const file = join(folder, 'heads');
    await writeFile(file, heads.stdout);
    expect(await run('audit', 'verify', '--against', file)).toMatchObject({ code: 0, stdout: expect.stringContaining('are whole') });
    const id = await entryAt(organisationId, 1);
    await tamper(`UPDATE audit_entries SET actor = 'staff:other' WHERE id = $1`, [id]);
    expect(await run('audit', 'verify', '--against', file)).toMatchObject({ code: 1, stdout: expect.stringContaining(`  changed, or a seal at or before it was: entry ${id}, position 1`) });
    const json = (await run('audit', 'verify', '--json')).stdout.trim().split('\n').map((line) => JSON.parse(line) as { organisation: string; faultCount: number });
    expect(json.find(({ organisation }) => organisation === organisationId)).toMatchObject({ faultCount: 1 });
    await mend(organisationId);
  });

  it('says what is wrong with a file of heads', async () => {
    const file = join(folder, 'nonsense');
    await writeFile(file, 'platform 1 zz\n');
    expect(await run('audit', 'verify', '--against', file)).toMatchObject({ code: 2, stderr: expect.stringContaining(`line 1 of ${file} is no head`) });
    expect((await run('audit', 'verify', '--against', join(folder, 'missing'))).code).toBe(2);
  });
});

describe('on its screen', () => {
  it('says how far it is sealed and that it is whole, in its export every seal, and in the cockpit that it is not', async () => {
    const organisationId = await sealed(2);
    const day = await aGivingDay(test.database, { organisationId });
    const [admin, success] = [new ConsoleClient(test.url), new ConsoleClient(test.url)];
    await admin.signIn(await aStaffMember(test.database, { role: 'client_admin', organisationId }));
    await success.signIn(await aStaffMember(test.database, { role: 'customer_success' }));
    await test.app.get(VerifyAuditLogHandler, { strict: false }).handle();
    expect((await admin.ask('/audit/standing')).json).toMatchObject({ entries: expect.any(Number), sealedAt: expect.any(String), checkedAt: expect.any(String), faults: 0 });
    const { head } = await chainOf(organisationId);
    const csv = await (await admin.get('/console/api/audit/export.csv?columns=action,position,seal')).text();
    expect(csv).toContain(`${head?.position ?? ''},${head?.hash.toString('hex') ?? ''}`);
    await tamper(`UPDATE audit_entries SET actor = 'staff:other' WHERE id = $1`, [await entryAt(organisationId, 1)]);
    await test.app.get(VerifyAuditLogHandler, { strict: false }).handle();
    expect((await admin.ask('/audit/standing')).json).toMatchObject({ faults: 1 });
    expect((await success.ask('/audit/standing')).json.faults).toBeGreaterThanOrEqual(1);
    const { problems } = (await success.ask(`/cockpits/${day.slug}`)).json;
    expect(problems).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'audit_broken', gravity: 'grave', link: '/console/engine/audit' })]));
    expect((await admin.ask('/audit/standing?organisation=nobody')).status).toBe(404);
    await mend(organisationId);
  });

  it('has heads that read back as they were written', () => {
    expect(headLine({ organisationId: null, position: '7', hash: Buffer.alloc(32, 1) })).toBe(`platform 7 ${'01'.repeat(32)}`);
  });
});
