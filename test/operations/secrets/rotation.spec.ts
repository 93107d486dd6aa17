import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { MessageTokens } from '../../../src/mailings/message-tokens.js';
import { SEALED_COLUMNS } from '../../../src/operations/secrets/sealed-columns.js';
import { SealedSecrets } from '../../../src/organisations/sealed-secrets.js';
import { newId, type OrganisationId } from '../../../src/shared/ids.js';
import { JsonLog } from '../../../src/telemetry/json-log.js';
import { openWebApp } from '../../../src/web-app.js';
import { aStaffMember, type MadeStaff } from '../../console/a-staff-member.js';
import { ConsoleClient } from '../../console/console-client.js';
import { codeOf } from '../../console/sign-in/an-authenticator.js';
import { aCampaign, type MadeCampaign } from '../../factories/a-campaign.js';
import { ApiClient } from '../../factories/a-donor.js';
import { aGift } from '../../factories/a-gift.js';
import { anApiKey } from '../../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { environmentOf, testConfig } from '../../support/environment.js';
import { until } from '../../support/worker.js';

const OLD = 'the secret key that is to be given up';
const NEW = 'the secret key that takes its place then';

let site: TestApp;
let campaign: MadeCampaign;
let key: string;
const opened: NestFastifyApplication[] = [];

beforeAll(async () => {
  site = await startTestApp({ SECRET_KEY: OLD });
  campaign = await aCampaign(site.database);
  key = await anApiKey(site.database, campaign.organisationId);
});
afterAll(async () => {
  for (const app of opened) await app.close();
  await site.close();
});

let networks = 0;
const aClient = (url: string) => new ConsoleClient(url, { 'x-forwarded-for': `203.0.113.${++networks}` });
const rows = <Row>(sql: string, parameters: unknown[] = []) => site.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));

/** The same platform under other keys. */
async function restarted(SECRET_KEY: string, OTHER_SECRET_KEYS = ''): Promise<string> {
  const config = testConfig(site.database.url, 'web', { SECRET_KEY, OTHER_SECRET_KEYS });
  const app = await openWebApp(config, JsonLog.open(config));
  opened.push(app);
  await app.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
}

const sealer = (SECRET_KEY: string, OTHER_SECRET_KEYS = '') => new SealedSecrets(testConfig(site.database.url, 'web', { SECRET_KEY, OTHER_SECRET_KEYS }));

interface Enrolled {
  readonly staff: MadeStaff;
  readonly client: ConsoleClient;
  readonly secret: string;
  readonly codes: readonly string[];
}

async function enrolled(url: string): Promise<Enrolled> {
  const staff = await aStaffMember(site.database);
  const client = aClient(url);
  await client.signIn(staff);
  const formToken = await client.formToken();
  await client.post('/console/account/totp', { formToken });
  const secret = (/class="totp-key">([A-Z2-7 ]+)</.exec(await (await client.get('/console/account/totp')).text())?.[1] ?? '').replaceAll(' ', '');
  const shown = await (await client.post('/console/account/totp/confirm', { formToken, code: await codeOf(secret, -1) })).text();
  return { staff, client, secret, codes: [...shown.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code]) => code ?? '') };
}

async function comesIn(url: string, staff: MadeStaff, proof: Record<string, string>): Promise<boolean> {
  const client = aClient(url);
  await client.signIn(staff);
  return (await client.post('/console/sign-in/factor', proof)).headers.get('location') === '/console';
}

/** `freshet secrets reseal` in a process of its own. */
function reseal(SECRET_KEY: string, OTHER_SECRET_KEYS: string) {
  const env = { ...process.env, ...environmentOf(site.database.url), SECRET_KEY, OTHER_SECRET_KEYS, LOG_LEVEL: 'silent', REDIS_QUEUE_APPEND_ONLY: 'waived' };
  const child = spawn(process.execPath, ['dist/cli.js', 'secrets', 'reseal'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => child.on('close', (code) => resolve({ code, said })));
  return { child, ended };
}

/** Endpoints whose secrets are sealed under the old key. */
async function manyEndpoints(organisationId: OrganisationId, many: number): Promise<Map<string, string>> {
  const secrets = new Map(Array.from({ length: many }, (_, at) => [newId<'WebhookEndpoint'>(), `whsec_${at}`] as const));
  const ids = [...secrets.keys()];
  await rows(
    `INSERT INTO webhook_endpoints (id, organisation_id, url, event_types, secret, created_at, created_by)
     SELECT id, $1, 'https://hooks.example/', '{donation.captured}', secret, now(), 'tester' FROM unnest($2::uuid[], $3::bytea[]) AS given (id, secret)`,
    [organisationId, ids, ids.map((id) => sealer(OLD).seal(secrets.get(id) ?? '', id))],
  );
  return secrets;
}

/** Keeps whoever comes to the secret of this endpoint waiting, until it is let go of. */
async function holding(endpointId: string): Promise<() => Promise<void>> {
  const client = new Client(site.database.url);
  await client.connect();
  await client.query('BEGIN');
  await client.query(`SELECT FROM webhook_endpoints WHERE id = $1 FOR UPDATE`, [endpointId]);
  return () => client.end();
}

const sealed = () => rows<{ id: string; secret: Buffer }>(`SELECT id, secret FROM webhook_endpoints`);

describe('a second key', () => {
  it('opens what the first has sealed, signed and hashed, in both directions of a rolling restart', async () => {
    const { staff, secret, codes, client } = await enrolled(site.url);
    const gift = aGift();
    const before = new ApiClient(site.url, key);
    const given = await before.give(campaign.slug, gift, { 'idempotency-key': 'under-the-old-key' });
    // First every process learns to read the new key, then they write with it.
    const [knowing, changed] = [await restarted(OLD, NEW), await restarted(NEW, OLD)];
    expect(await comesIn(changed, staff, { code: await codeOf(secret) })).toBe(true);
    expect(await comesIn(changed, staff, { recoveryCode: codes[0] ?? '' })).toBe(true);
    const formToken = await client.formToken();
    const moved = aClient(changed);
    moved.keepCookie('freshet_session', client.cookieNamed('freshet_session'));
    expect((await moved.post('/console/account/recovery-codes', { formToken })).status).toBe(200);
    const again = await new ApiClient(changed, key).give(campaign.slug, gift, { 'idempotency-key': 'under-the-old-key' });
    expect([again.status < 300, again.json.id]).toEqual([true, given.json.id]);
    expect((await new ApiClient(changed, key).give(campaign.slug, { ...gift, amount: 9_999 }, { 'idempotency-key': 'under-the-old-key' })).status).toBeGreaterThanOrEqual(400);
    const later = await enrolled(changed);
    expect(await comesIn(knowing, later.staff, { code: await codeOf(later.secret) })).toBe(true);
    expect(await comesIn(knowing, later.staff, { recoveryCode: later.codes[0] ?? '' })).toBe(true);
  });

  it('reads the links of mails that were sent under the first, and of nobody else', () => {
    const tokens = (SECRET_KEY: string, OTHER_SECRET_KEYS = '') => new MessageTokens(testConfig(site.database.url, 'web', { SECRET_KEY, OTHER_SECRET_KEYS }));
    const message = { mailingId: newId<'Mailing'>(), position: 7 };
    const token = tokens(OLD).sign(message);
    expect([tokens(NEW, OLD).read(token), tokens(NEW).read(token), tokens(NEW, OLD).read(`${token.slice(0, -1)}A`)]).toEqual([message, null, null]);
    expect(tokens(NEW, OLD).sign(message)).toBe(tokens(NEW).sign(message));
  });

  it('that is not named opens nothing', async () => {
    const { staff, secret, codes } = await enrolled(site.url);
    const stranger = await restarted('a key of somebody else altogether, really');
    expect(await comesIn(stranger, staff, { code: await codeOf(secret) })).toBe(false);
    expect(await comesIn(stranger, staff, { recoveryCode: codes[0] ?? '' })).toBe(false);
  });

  it.each(['short', `${NEW},short`, Array(6).fill(NEW).join(',')])('is refused where it is none, and not told: %s', (OTHER_SECRET_KEYS) => {
    const load = () => testConfig(site.database.url, 'web', { OTHER_SECRET_KEYS });
    expect(load).toThrow(/OTHER_SECRET_KEYS/);
    expect(load).not.toThrow(new RegExp(NEW));
  });
});

describe('sealing anew', () => {
  it('ends with everything under the new key, however often it is killed on the way', async () => {
    const secrets = await manyEndpoints(campaign.organisationId, 900);
    const { staff, secret } = await enrolled(site.url);
    const isNew = async () => (await sealed()).filter((row) => sealer(NEW).isOfPresentKey(row.secret, row.id)).length;
    for (const enough of [100, 400]) {
      // There it waits, so that it cannot have come to its end before it is killed.
      const letGo = await holding([...secrets.keys()].toSorted()[enough + 150] ?? '');
      const { child, ended } = reseal(NEW, OLD);
      await until('some to be sealed anew', async () => (await isNew()) >= enough);
      child.kill('SIGKILL');
      await ended;
      await letGo();
      expect(await isNew()).toBeLessThan(secrets.size);
      // What is half done can be read under both.
      for (const row of await sealed()) expect(sealer(NEW, OLD).open(row.secret, row.id)).toBe(secrets.get(row.id) ?? sealer(NEW, OLD).open(row.secret, row.id));
    }
    const { code, said } = await reseal(NEW, OLD).ended;
    expect([code, said]).toEqual([0, expect.stringMatching(/^\d+ secrets sealed under the present key, \d+ were so before\n\d+ people have recovery codes of another key/)]);
    for (const row of await sealed()) if (secrets.has(row.id)) expect(sealer(NEW).open(row.secret, row.id)).toBe(secrets.get(row.id));
    expect(said).not.toContain('whsec_');
    expect(await comesIn(await restarted(NEW), staff, { code: await codeOf(secret) })).toBe(true);
    expect((await reseal(NEW, OLD).ended).said).toMatch(/^0 secrets sealed/);
  }, 300_000);

  it('says so where something is sealed under a key that nobody has named, and leaves it as it is', async () => {
    const [id] = (await manyEndpoints(campaign.organisationId, 1)).keys();
    const before = (await sealed()).find((row) => row.id === id)?.secret;
    const { code, said } = await reseal(NEW, '').ended;
    expect([code, said]).toEqual([1, expect.stringContaining('sealed under a key that neither SECRET_KEY nor OTHER_SECRET_KEYS names')]);
    expect((await sealed()).find((row) => row.id === id)?.secret.equals(before ?? Buffer.alloc(0))).toBe(true);
  });

  it('knows every column that holds a sealed secret', async () => {
    const columns = await site.database.dataSource.query<{ name: string }[]>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea' ORDER BY 1`,
    );
    // Heads of the audit log's chains are proved, and not sealed, by a key that is named beside them.
    const others = /(_hash|\.hash|\.mac|\.fingerprint|\.public_key|sha256)$/;
    expect(columns.map(({ name }) => name).filter((name) => !others.test(name))).toEqual(SEALED_COLUMNS.map(({ name }) => name).toSorted());
  });
});
