import { aGift } from '../factories/a-gift.js';
import { aBody } from '../factories/a-mailing.js';
import { aPlatformKey } from '../factories/a-platform-key.js';
import { ApiClient } from '../factories/a-donor.js';
import { anApiKey } from '../factories/an-api-key.js';
import { send } from '../factories/a-request.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { until } from '../support/worker.js';
import { aTenant, type Tenant, type Thing } from './a-tenant.js';
import { collectRoutes, type Route } from './all-routes.js';

/** What each parameter stands for, by the part of the address before it. */
const MEANINGS: readonly (readonly [RegExp, Thing])[] = [
  [/\/campaigns\/:slug$/, 'campaign'],
  [/\/giving-days\/:slug$/, 'givingDay'],
  [/\/campaigns\/:slug\/cache-refreshes\/:id$/, 'campaignRefresh'],
  [/\/giving-days\/:slug\/cache-refreshes\/:id$/, 'dayRefresh'],
  [/\/donations\/:id$/, 'donation'],
  [/\/refunds\/:refund$/, 'refund'],
  [/\/donors\/:id$/, 'donor'],
  [/\/mailings\/:id$/, 'mailing'],
  [/\/imports\/:id$/, 'import'],
  [/\/reports\/:id$/, 'report'],
  [/\/designations\/:designation$/, 'designation'],
  [/\/cockpits?\/:day$/, 'givingDay'],
  [/\/console\/api\/refreshes\/:id$/, 'campaignRefresh'],
  [/\/api-keys\/:id$/, 'key'],
  [/\/(webhook-endpoints|console\/webhooks)\/:id$/, 'endpoint'],
  [/\/deliveries\/:deliveryId$/, 'delivery'],
  [/\/staff\/:id$/, 'staff'],
  [/\/segments(?:\/saved)?\/:id$/, 'segment'],
  [/\/matches\/:id$/, 'match'],
  [/\/challenges\/:id$/, 'challenge'],
  [/\/sessions\/:id$/, 'session'],
  [/\/passkeys\/:id$/, 'passkey'],
];

const A_CAMPAIGN = {
  ...{ title: 'Taken', summary: '', story: '', goal: null, minimum: 100, maximum: 1_000, suggestedAmounts: [], isPublished: false },
  ...{ opensAt: '2026-01-01T00:00:00Z', closesAt: null },
};

const A_CAMPAIGN_BY_KEY = { title: 'Taken', minimum: 100, maximum: 1_000, opensAt: '2026-01-01T00:00:00Z', published: false };

const A_PROMISE = { sponsor: 'Taken', opensAt: '2026-01-01T00:00:00Z', closesAt: '2026-01-02T00:00:00Z' };

/** Bodies that are taken, of routes that take none that is empty. */
const BODIES: Readonly<Record<string, unknown>> = {
  'POST /api/v1/campaigns/:slug/donations': aGift(),
  'POST /api/v1/campaigns/:slug/offline-donations': { amount: 700, currency: 'GBP', donor: { email: 'cheque@ourselves.example' }, means: 'cheque', receivedAt: '2026-11-01T10:00:00Z' },
  'PUT /api/v1/campaigns/:slug/refresh-cadence': { everySeconds: 60 },
  'PUT /api/v1/mailings/:id': { subject: 'Taken', mjml: aBody('taken') },
  'POST /api/v1/mailings/:id/test': { to: ['somebody@example.org'] },
  'POST /api/v1/mailings/:id/schedule': { at: new Date(Date.now() + 3_600_000).toISOString() },
  'PUT /api/v1/webhook-endpoints/:id': { url: 'https://taken.example/', eventTypes: ['donation.captured'] },
  'POST /console/api/donations/:id/refunds': { amount: 1, reason: 'Taken', key: '7d444840-9dc0-41d1-b245-5ffdce74fad2' },
  'PUT /console/api/campaigns/:slug': A_CAMPAIGN,
  'PUT /console/api/campaigns/:slug/cadence': { everySeconds: 60 },
  'PUT /console/api/campaigns/:slug/designations/:designation': { title: 'Taken', position: 0 },
  'PUT /console/api/giving-days/:slug': { title: 'Taken', tagline: '', story: '', startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-01-02T00:00:00Z', isPublished: false },
  'PUT /console/api/webhook-endpoints/:id': { url: 'https://taken.example/', description: '', eventTypes: ['donation.captured'], isEnabled: true },
  'PUT /api/v1/campaigns/:slug/settings': A_CAMPAIGN_BY_KEY,
  'PUT /api/v1/campaigns/:slug/designations/:designation': { title: 'Taken', position: 0 },
  'PUT /api/v1/giving-days/:slug': { title: 'Taken', startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-01-02T00:00:00Z', published: false },
  'PUT /console/api/matches/:id': { ...A_PROMISE, tag: null, pool: 100, percent: 100, mostPerGift: null },
  'PUT /console/api/matches/:id/pool': { pool: 100 },
  'POST /console/api/matches/:id/previews': { ...A_PROMISE, tag: null, pool: 100, percent: 100, mostPerGift: null },
  'POST /api/v1/matches/:id/previews': { ...A_PROMISE, pool: 100, percent: 100 },
  'PUT /console/api/challenges/:id': { ...A_PROMISE, tag: null, kind: 'gifts', threshold: 1, reward: 'Taken', rewardAmount: null },
  'PUT /api/v1/segments/:id': { name: 'Taken', rule: {} },
  'PUT /console/api/segments/saved/:id': { name: 'Taken', rule: {} },
  'PUT /api/v1/matches/:id': { ...A_PROMISE, pool: 100, percent: 100 },
  'PUT /api/v1/challenges/:id': { ...A_PROMISE, kind: 'gifts', threshold: 1, reward: 'Taken' },
  'PUT /api/v1/staff/:id/role': { role: 'client_editor' },
  'POST /api/v1/webhook-endpoints/:id/replays': { since: '2026-01-01T00:00:00Z' },
};

/** Fields of forms of the console that would be refused without. */
const FORMS: Readonly<Record<string, Record<string, string>>> = {
  'POST /console/mailings/:id/steer': { steering: 'pause' },
  'POST /console/account/passkeys/:id/name': { name: 'Taken' },
  'POST /console/staff/:id/role': { role: 'client_editor' },
};

/** Open to everybody by their nature, and why. */
const PUBLIC: Readonly<Record<string, string>> = {
  'GET /': 'the list of giving days',
  'GET /c/:slug': 'a page for donors',
  'POST /c/:slug/donations': 'a form for donors',
  'GET /g/:slug': 'a page for donors',
  'GET /donations/:id': 'whoever has the link gave',
  'GET /donations/:id/receipt.pdf': 'whoever has the link gave',
  'POST /donations/:id/receipt-sendings': 'whoever has the link gave; sent to the address it was given with',
  'GET /donations/:id/confirmation': 'whoever has the link gave',
  'POST /donations/:id/confirmation': 'whoever has the link gave',
  'GET /u/:token': 'signed link out of a list',
  'POST /u/:token': 'signed link out of a list',
  'GET /api/v1/campaigns/:slug': 'what the campaign page shows',
  'GET /api/v1/campaigns/:slug/donations': 'what the campaign page shows',
  'GET /api/openapi.json': 'the description',
  'GET /console/sign-in': 'nobody is signed in yet',
  'POST /console/sign-in': 'nobody is signed in yet',
  'POST /console/sign-in/passkey': 'nobody is signed in yet',
  'GET /console/sign-in/factor': 'nobody is signed in yet',
  'POST /console/sign-in/factor': 'nobody is signed in yet',
  'GET /console/forgotten-password': 'nobody is signed in yet',
  'POST /console/forgotten-password': 'nobody is signed in yet',
  'GET /console/new-password': 'whoever has the link was written to',
  'POST /console/new-password': 'whoever has the link was written to',
  'GET /console/new-address': 'whoever has the link was written to',
  'POST /console/new-address': 'whoever has the link was written to',
  'POST /console/language': 'nobody is signed in yet',
  'POST /console/sign-out': 'ends only the session it is sent in',
  'GET /health/live': 'a probe',
  'GET /health/ready': 'a probe',
  'GET /health/ready/queues': 'a probe',
  'GET /metrics': 'counts, of no organisation',
  'GET /brand/colours/:file': 'a style sheet of two colours',
  'GET /brand/logos/:organisation/:file': 'what the campaign page shows',
  'GET /embed.js': 'what other sites show a campaign with',
  'GET /assets/*': 'files of the browser build',
};

/** Let pass by secrets of their own, which belong to the platform and to no organisation. */
const OTHER_SECRETS = /^(POST \/intake\/v1\/mail-events|GET \/(scaling|hirefire|last_observation)\b.*)$/;

/** An organisation's own names: another's list of the same name is not meant, and not touched. */
const OWN_NAMES = new Set(['PUT /api/v1/mailing-lists/:slug']);

const PLATFORM = /^\w+ \/(api\/v1\/(operations|figure-audits)|console\/(refresh|queues|figures)|console\/outbox\/:name|console\/api\/(queues|outbox|caches|database))(\/|$)/;
const CREATES = new Set(['POST /api/v1/api-keys', 'POST /api/v1/imports', 'POST /api/v1/mailings', 'POST /api/v1/reports', 'POST /api/v1/reports/previews', 'POST /api/v1/tag-removals', 'POST /api/v1/webhook-endpoints', 'POST /console/mailings', 'POST /api/v1/donor-searches', 'PUT /api/v1/donor-retention', 'POST /console/retention', 'POST /console/api/campaigns', 'POST /console/api/giving-days', 'POST /console/api/segments/saved', 'POST /console/api/matches', 'POST /console/api/matches/previews', 'POST /console/api/challenges', 'POST /api/v1/campaigns', 'POST /api/v1/giving-days', 'POST /api/v1/segments', 'POST /api/v1/matches', 'POST /api/v1/matches/previews', 'POST /api/v1/challenges', 'POST /api/v1/staff', 'PUT /api/v1/branding/colours', 'PUT /api/v1/branding/logo', 'DELETE /api/v1/branding/logo', 'PUT /api/v1/branding/domain', 'DELETE /api/v1/branding/domain', 'POST /api/v1/branding/domain/checks', 'POST /console/api/offline-gifts', 'POST /console/api/refreshes', 'POST /console/api/imports', 'POST /console/api/imports/guesses', 'POST /console/api/reports', 'POST /console/api/report-offers/previews', 'PUT /console/api/branding/colours', 'PUT /console/api/branding/domain', 'DELETE /console/api/branding/domain', 'POST /console/api/branding/domain/checks', 'PUT /console/api/branding/logo', 'DELETE /console/api/branding/logo', 'POST /console/api/api-keys', 'POST /console/api/webhook-endpoints', 'PUT /api/v1/refund-limits', 'PUT /console/api/refund-limits']);

/** What people do to their own sign-in, which takes no name of anything else; and inviting others to where one is oneself. */
const ONES_OWN = /^POST \/console\/(account|confirm-identity|stop-viewing|staff)(\/|$)/;

/** Documents that screens are drawn in, which know nothing of what the address names. */
const SCREENS = /^GET \/console(\/(cockpit|donations|donors|imports|reports|matches\/challenges|matches|campaigns|giving-days|segments|branding|refund-limits|api-keys|webhooks|engine)(\/:?[\w-]+)?|\/(mailings|staff|tags|outbox)|\/mailings\/:id\/messages)?$/;

/** Event streams, which name what they follow in their query. */
const STREAMS = new Set(['GET /console/api/live']);

type Treatment = 'public' | 'screen' | 'stream' | 'other secret' | 'own name' | 'platform' | 'creates' | 'list' | 'walk' | 'unknown';

function treatmentOf({ name, method, url, parameters }: Route): Treatment {
  if (name in PUBLIC) return 'public';
  if (OTHER_SECRETS.test(name)) return 'other secret';
  if (OWN_NAMES.has(name)) return 'own name';
  if (PLATFORM.test(name)) return 'platform';
  if (SCREENS.test(name)) return 'screen';
  if (STREAMS.has(name)) return 'stream';
  if (CREATES.has(name) || (ONES_OWN.test(name) && parameters.length === 0)) return 'creates';
  if (!/^\/(api\/v1|console)(\/|$)/.test(url)) return 'unknown';
  return parameters.length > 0 ? 'walk' : method === 'GET' ? 'list' : 'unknown';
}

let site: TestApp;
let us: Tenant;
let strangers: Tenant;
const collected = collectRoutes();

beforeAll(async () => {
  site = await startTestApp();
  collected.stop();
  us = await aTenant(site, 'ourselves');
  strangers = await aTenant(site, 'strangers');
});

afterAll(() => site.close());

const routes = (treatment: Treatment) => collected.routes.filter((route) => treatmentOf(route) === treatment);

/** What a parameter of a route stands for. */
function meaningOf({ url, name }: Route, parameter: string): Thing {
  const before = url.slice(0, url.indexOf(`:${parameter}`) + parameter.length + 1);
  const [, thing] = MEANINGS.find(([pattern]) => pattern.test(before)) ?? [];
  if (thing === undefined) throw new Error(`nobody has said what :${parameter} of ${name} stands for`);
  return thing;
}

/** The address of what is ours, but for the parameter `foreign`, which names what is another organisation's. */
function addressOf(route: Route, foreign: string | null): string {
  return route.url.replaceAll(/:(\w+)/g, (_, parameter: string) => (parameter === foreign ? strangers : us).names[meaningOf(route, parameter)]);
}

/** A fund is called by a name within its campaign, which stands before it. */
const WITHIN = new Set(['designation']);

const foreignAddresses = (route: Route): string[] => route.parameters.filter((parameter) => !WITHIN.has(parameter)).map((parameter) => addressOf(route, parameter));

async function askByKey({ name, method }: Route, path: string, client = us.client) {
  if (method === 'GET') return client.get(path);
  if (method === 'DELETE') return client.delete(path);
  const body = JSON.stringify(BODIES[name] ?? {});
  return method === 'PUT' ? client.put(path, body) : client.post(path, body, { 'content-type': 'application/json' });
}

async function askByScreen({ name, method }: Route, path: string) {
  const answer = method === 'GET' ? await us.browser.get(path) : null;
  if (answer !== null) return { status: answer.status, text: await answer.text() };
  const { status, json } = await us.browser.tell(method as 'POST' | 'PUT' | 'DELETE', path.slice('/console/api'.length), BODIES[name] ?? {});
  return { status, text: JSON.stringify(json) };
}

async function askBySession(route: Route, path: string) {
  const { name, method, url } = route;
  if (url.startsWith('/console/api/')) return askByScreen(route, path);
  const answer = method === 'GET' ? await us.browser.get(path) : await us.browser.post(path, { formToken: us.formToken, ...FORMS[name] });
  return { status: answer.status, text: await answer.text() };
}

const ask = (route: Route, path: string): Promise<{ status: number; text: string }> => (route.url.startsWith('/api/') ? askByKey(route, path) : askBySession(route, path));

const noted = () =>
  site.database.transactions.run('platform', (tx) => tx.rows<{ subject: string; organisation_id: string | null }>(`SELECT subject, organisation_id FROM audit_entries WHERE action = 'access.refused'`));

it('every route is one that this suite knows how to try', () => {
  expect(collected.routes.length).toBeGreaterThan(60);
  expect(routes('unknown').map(({ name }) => name)).toEqual([]);
  for (const route of routes('walk')) expect(foreignAddresses(route).length).toBeGreaterThan(0);
});

describe('with a key or a session of ours', () => {
  it("whatever is another organisation's does not exist, wherever it is named", async () => {
    const before = JSON.stringify(await rowsOf(strangers));
    for (const route of routes('walk')) {
      for (const path of foreignAddresses(route)) {
        const { status, text } = await ask(route, path);
        expect([route.name, path, status]).toEqual([route.name, path, 404]);
        expect([path, strangers.marks.filter((mark) => text.includes(mark))]).toEqual([path, []]);
      }
    }
    expect(JSON.stringify(await rowsOf(strangers))).toBe(before);
  });

  it('what is our own does exist: the addresses are right', async () => {
    const readable = routes('walk').filter(({ method, url }) => method === 'GET' && !/receipt\.pdf|closing-figures|errors\.(?:csv|xlsx)|\/file$/.test(url));
    expect(readable.length).toBeGreaterThan(8);
    for (const route of readable) {
      const path = addressOf(route, null);
      expect([path, (await ask(route, path)).status]).toEqual([path, 200]);
    }
  });

  it("no list shows a row that is another organisation's", async () => {
    expect(routes('list').length).toBeGreaterThan(5);
    for (const route of routes('list')) {
      const { status, text } = await ask(route, route.url);
      expect([route.name, [200, 303].includes(status)]).toEqual([route.name, true]);
      expect([route.name, strangers.marks.filter((mark) => text.includes(mark))]).toEqual([route.name, []]);
    }
  });

  it('the document of a screen is the same whatever its address names', async () => {
    expect(routes('screen').length).toBeGreaterThan(10);
    for (const route of routes('screen')) {
      const path = route.url.replaceAll(/:(\w+)/g, (_, parameter: string) => strangers.names[meaningOf(route, parameter)]);
      const { status, text } = await askBySession(route, path);
      expect([route.name, status]).toEqual([route.name, 200]);
      expect([path, strangers.marks.filter((mark) => text.includes(mark))]).toEqual([path, []]);
    }
  });

  it("no stream follows another organisation's day", async () => {
    for (const { url } of routes('stream')) {
      expect((await us.browser.get(`${url}?about=cockpit&day=${strangers.names.givingDay}`)).status).toBe(404);
      expect((await us.browser.get(`${url}?about=queues`)).status).toBe(404);
      for (const about of ['import', 'report', 'match', 'challenge'] as const) expect((await us.browser.get(`${url}?about=${about}&id=${strangers.names[about]}`)).status).toBe(404);
    }
  });

  it('screens cannot have figures computed that are not ours', async () => {
    const asked = [{ kind: 'campaign', slug: strangers.names.campaign }, { kind: 'giving_day', slug: strangers.names.givingDay }];
    for (const wish of asked) expect((await us.browser.tell('POST', '/refreshes', wish)).status).toBe(404);
  });

  it('what is for the platform alone stays shut', async () => {
    expect(routes('platform').length).toBeGreaterThan(10);
    for (const route of routes('platform')) {
      const path = route.url.replaceAll(/:kind/g, 'email').replaceAll(/:slug/g, strangers.names.campaign).replaceAll(/:\w+|\*/g, 'x');
      const { status, text } = await ask(route, path);
      expect([route.name, status, [401, 403, 404].includes(status)]).toEqual([route.name, status, true]);
      expect([route.name, strangers.marks.filter((mark) => text.replaceAll(path, '').includes(mark))]).toEqual([route.name, []]);
    }
  });

  it('bodies cannot name what is not ours either', async () => {
    const named = { campaign: strangers.names.campaign };
    const mailing = { subject: 'Taken', mjml: aBody('taken') };
    const answers = [
      await us.client.post('/api/v1/tag-removals', JSON.stringify({ tag: 'Alumni', ...named }), { 'content-type': 'application/json' }),
      await us.client.post('/api/v1/mailings', JSON.stringify({ ...mailing, ...named }), { 'content-type': 'application/json' }),
      await us.client.post('/api/v1/mailings', JSON.stringify({ ...mailing, givingDay: strangers.names.givingDay }), { 'content-type': 'application/json' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 422, 422]);
    const found = await us.client.post('/api/v1/donor-searches', JSON.stringify({ email: 'donor@strangers.example' }), { 'content-type': 'application/json' });
    expect(found.json).toMatchObject({ donors: [] });
  });

  it('a list of theirs that has the name of ours stays as it is', async () => {
    const put = (client: ApiClient, name: string) => client.put('/api/v1/mailing-lists/news', JSON.stringify({ name }));
    await put(strangers.client, 'Theirs');
    await put(us.client, 'Ours');
    expect((await strangers.client.get('/api/v1/mailing-lists')).json['lists']).toEqual([{ slug: 'news', name: 'Theirs' }]);
  });
});

describe('asking for what is not ours', () => {
  it("is noted in the platform's log, each thing by its kind, and never in a client's", async () => {
    const fresh = new ApiClient(site.url, await keyOfUs());
    const before = (await noted()).length;
    const asked = ['donation', 'mailing', 'key', 'endpoint', 'campaign'] as const;
    const paths = { donation: 'donations', mailing: 'mailings', key: 'api-keys', endpoint: 'webhook-endpoints', campaign: 'campaigns' };
    for (const thing of asked) await fresh.get(`/api/v1/${paths[thing]}/${strangers.names[thing]}${thing === 'campaign' ? '/figures' : ''}`);
    const kinds = ['donations', 'mailings', 'api_keys', 'webhook_endpoints'].map((kind, at) => `${kind}:${strangers.names[asked[at] as Thing]}`);
    await until('all of it to be noted', async () => {
      const subjects = (await noted()).map(({ subject }) => subject);
      // All five: one that came late would be taken for one of the next test's.
      return kinds.every((subject) => subjects.includes(subject)) && subjects.length >= before + asked.length;
    });
    expect((await noted()).some(({ subject }) => subject.startsWith('campaigns:'))).toBe(true);
    expect((await noted()).every(({ organisation_id }) => organisation_id === null)).toBe(true);
  });

  it('for what nobody has is noted nowhere', async () => {
    const before = (await noted()).length;
    const fresh = new ApiClient(site.url, await keyOfUs());
    for (const name of ['0197c3a0-0000-7000-8000-000000000000', 'nonsense', us.names.mailing]) await fresh.get(`/api/v1/donations/${name}`);
    await fresh.get(`/api/v1/donations/${strangers.names.donation}`);
    await until('the one that counts', async () => (await noted()).length > before);
    expect(await noted()).toHaveLength(before + 1);
  });

  it('a thousand times fills no log', async () => {
    const fresh = new ApiClient(site.url, await keyOfUs());
    const before = (await noted()).length;
    for (let times = 0; times < 50; times += 1) await fresh.get(`/api/v1/donations/${strangers.names.donation}`);
    await until('some of it to be noted', async () => (await noted()).length >= before + 20);
    expect(await noted()).toHaveLength(before + 20);
  });
});

it('a key of the platform opens nothing of any organisation', async () => {
  const platform = new ApiClient(site.url, await aPlatformKey(site.database));
  for (const route of routes('walk').filter(({ url }) => url.startsWith('/api/'))) {
    const [path = ''] = foreignAddresses(route);
    expect([route.name, (await askByKey(route, path, platform)).status]).toEqual([route.name, 401]);
  }
});

it('without any key or session nothing opens', async () => {
  for (const route of [...routes('walk'), ...routes('list'), ...routes('creates'), ...routes('platform')]) {
    const path = route.url.replaceAll(/:\w+|\*/g, 'x');
    const { status } = await send(site.url, path, { method: route.method });
    expect([route.name, status, [401, 303, 302, 404].includes(status)]).toEqual([route.name, status, true]);
  }
});

function keyOfUs(): Promise<string> {
  return anApiKey(site.database, us.organisationId);
}

/** All that an organisation has, apart from what the platform does by itself. */
function rowsOf({ organisationId }: Tenant): Promise<unknown[]> {
  return site.database.transactions.run('platform', async (tx) => {
    const tables = ['campaigns', 'giving_days', 'donations', 'donors', 'refunds', 'mailings', 'api_keys', 'webhook_endpoints', 'webhook_deliveries', 'segments', 'matches', 'challenges', 'staff', 'audit_entries'];
    const counted: unknown[] = [];
    for (const table of tables) counted.push(await tx.rows(`SELECT to_jsonb(row) - 'last_used_at' AS row FROM ${table} AS row WHERE organisation_id = $1 ORDER BY id`, [organisationId]));
    return counted;
  });
}
