import { AllotMatch } from '../../src/matches/allot-match.js';
import { MatchGift } from '../../src/matches/match-gift.js';
import { TendPledges } from '../../src/matches/tend-pledges.js';
import type { MatchId, OrganisationId } from '../../src/shared/ids.js';
import type { Slug } from '../../src/shared/slug.js';
import { aCampaign, aDesignation, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient, donationIdOf, sendForm, type ApiAnswer } from '../factories/a-donor.js';
import { aForm, aGift } from '../factories/a-gift.js';
import { aGivingDay, campaignsOf } from '../factories/a-giving-day.js';
import { aListener, toldOf } from '../factories/a-listener.js';
import { aMatch, aMatchDraft, pledgeVerbs } from '../factories/a-match.js';
import { send } from '../factories/a-request.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';

let site: TestApp;
let organisationId: OrganisationId;
let client: ApiClient;
let campaign: MadeCampaign;

beforeAll(async () => {
  site = await startTestApp({ API_RATE_PER_MINUTE: '0' });
  wait(60_000);
});

/** How long the answer to a gift waits for its match: as long as a busy machine takes, but where that is what is tested. */
const wait = (patienceMs: number) => void Object.assign(site.app.get(MatchGift, { strict: false }), { patienceMs });

beforeEach(async () => {
  organisationId = await anOrganisation(site.database);
  campaign = await aCampaign(site.database, { organisationId });
  client = new ApiClient(site.url, await anApiKey(site.database, organisationId));
});

afterAll(() => site.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> => client.post(path, JSON.stringify(body), { ...JSON_TYPE, ...headers });
const put = (path: string, body: unknown): Promise<ApiAnswer> => client.put(path, JSON.stringify(body));

interface Matched {
  readonly id: string;
  readonly sponsor: string;
  readonly amount: number | null;
}

const matchedIn = ({ json }: ApiAnswer) => json['matches'] as Matched[];
const give = (slug: string, amount: number, differs: Record<string, unknown> = {}) => client.give(slug, aGift({ amount, ...differs }));
const viewOf = async (id: MatchId) => (await client.get(`/api/v1/matches/${id}`)).json as unknown as { pool: number; allotted: number; left: number; gifts: number; wanted: number; state: string };
const amountsOf = async (donations: readonly string[]) => Promise.all(donations.map(async (id) => matchedIn(await client.get(`/api/v1/donations/${id}`))[0]?.amount));

/** As the API is asked for one. */
function aRequest(differs: Record<string, unknown> = {}): Record<string, unknown> {
  const { opensAt, closesAt, ...draft } = aMatchDraft();
  return { campaign: campaign.slug, currency: 'GBP', ...draft, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), ...differs };
}

describe('a gift that is matched', () => {
  it('tells its donor at once what was added, in the answer, on its page and to whoever asks later', async () => {
    const { id } = await aMatch(site.database, campaign, { sponsor: 'Ada <b>Lovelace</b>', pool: 4_000 });
    const answer = await give(campaign.slug, 2_500);
    expect(matchedIn(answer)).toEqual([{ id, sponsor: 'Ada <b>Lovelace</b>', amount: 2_500 }]);
    expect(matchedIn(await client.get(`/api/v1/donations/${answer.json.id}`))).toEqual(matchedIn(answer));
    const page = await send(site.url, `/donations/${answer.json.id}`);
    expect(page.text).toContain('data-matched="2500"');
    expect(page.text).toContain('<bdi>Ada &lt;b>Lovelace&lt;/b></bdi> adds <strong>£25</strong> to your gift.');
    // What is left of the pool, and then nothing.
    expect(matchedIn(await give(campaign.slug, 2_500))[0]?.amount).toBe(1_500);
    const late = await give(campaign.slug, 2_500);
    expect(matchedIn(late)[0]?.amount).toBe(0);
    expect((await send(site.url, `/donations/${late.json.id}`)).text).toContain('was used up before your gift');
    expect(await viewOf(id)).toMatchObject({ pool: 4_000, allotted: 4_000, left: 0, gifts: 3, wanted: 7_500, state: 'exhausted' });
  });

  it('by the form of a campaign is told on the page it leads to', async () => {
    await aMatch(site.database, campaign, { percent: 50, mostPerGift: 1_000 });
    const donation = donationIdOf(await sendForm(site.url, campaign.slug, aForm({ amount: '25' })));
    expect((await send(site.url, `/donations/${donation}`)).text).toContain('data-matched="1000"');
  });

  it('that came offline has the place of its booking, where its time is that of the match', async () => {
    const { id } = await aMatch(site.database, campaign);
    const entered = (receivedAt: Date, reference: string) =>
      post(`/api/v1/campaigns/${campaign.slug}/offline-donations`, { amount: 700, currency: 'GBP', donor: { email: 'cheque@example.org' }, means: 'cheque', reference, receivedAt: receivedAt.toISOString() });
    expect(matchedIn(await entered(new Date(Date.now() - 60_000), 'a'))).toEqual([{ id, sponsor: 'The Class of 1998', amount: 700 }]);
    expect(matchedIn(await entered(new Date(Date.now() - 9 * 3_600_000), 'b'))).toEqual([]);
  });

  it('is in no total, and changes none', async () => {
    await aMatch(site.database, campaign);
    const { json } = await give(campaign.slug, 2_500);
    const shown = await client.get(`/api/v1/campaigns/${campaign.slug}?readToken=${String(json['readToken'])}`);
    expect(shown.json.totalRaised.amount).toBe(2_500);
    expect(shown.json['matches']).toEqual([expect.objectContaining({ allotted: 2_500, left: 97_500, pool: 100_000, state: 'open', isForSome: false })]);
  });

  it('can be matched twice: each sponsor adds from a pool of their own', async () => {
    const day = await aGivingDay(site.database, { organisationId });
    const [ofDay] = await campaignsOf(site.database, day, 1);
    const first = await aMatch(site.database, ofDay!, { sponsor: 'One' });
    const second = await aMatch(site.database, organisationId, { sponsor: 'Other', percent: 200 }, { givingDay: day.slug, campaign: null });
    expect(matchedIn(await give(ofDay!.slug, 1_000))).toEqual([
      { id: first.id, sponsor: 'One', amount: 1_000 },
      { id: second.id, sponsor: 'Other', amount: 2_000 },
    ]);
  });

  it('is one in the currency, to the fund, and of a donor with the tag that the match is about', async () => {
    const fund = await aDesignation(site.database, campaign);
    await site.database.transactions.run('platform', async (tx) => {
      await tx.rows(`INSERT INTO tags (id, organisation_id, name) VALUES (uuidv7(), $1, 'Alumni')`, [organisationId]);
      await tx.rows(`INSERT INTO donors (id, organisation_id, email, name) VALUES (uuidv7(), $1, 'alumna@example.org', 'Alumna')`, [organisationId]);
      await tx.rows(`INSERT INTO donor_tags (organisation_id, donor_id, tag_id) SELECT $1, donors.id, tags.id FROM donors, tags WHERE donors.organisation_id = $1 AND tags.organisation_id = $1`, [organisationId]);
    });
    await aMatch(site.database, campaign, { sponsor: 'Of the fund' }, { designation: fund as Slug });
    await aMatch(site.database, campaign, { sponsor: 'Of alumni', tag: 'Alumni' });
    const sponsorsOf = async (differs: Record<string, unknown>) => matchedIn(await give(campaign.slug, 500, differs)).map(({ sponsor }) => sponsor);
    expect(await sponsorsOf({})).toEqual([]);
    expect(await sponsorsOf({ designation: fund })).toEqual(['Of the fund']);
    expect(await sponsorsOf({ donor: { email: 'alumna@example.org', name: 'Alumna' } })).toEqual(['Of alumni']);
  });

  it('is answered all the same where the allotment fails, and is matched by the sweep', async () => {
    const { id } = await aMatch(site.database, campaign);
    const allot = site.app.get(AllotMatch, { strict: false });
    const run = insteadOf(allot, async () => {
      throw new Error('the database is having a moment');
    });
    const answer = await give(campaign.slug, 2_500);
    expect([answer.status, matchedIn(answer)]).toEqual([201, [{ id, sponsor: 'The Class of 1998', amount: null }]]);
    expect(matchedIn(await client.get(`/api/v1/donations/${answer.json.id}`))).toEqual(matchedIn(answer));
    expect((await send(site.url, `/donations/${answer.json.id}`)).text).toContain('We are working out what');
    run.restore();
    expect(await site.app.get(TendPledges, { strict: false }).run()).toBeGreaterThan(0);
    expect(await amountsOf([answer.json.id])).toEqual([2_500]);
  });

  it('is not kept waiting by an allotment that hangs', async () => {
    await aMatch(site.database, campaign);
    await give(campaign.slug, 100);
    let end = () => undefined as void;
    const run = insteadOf(site.app.get(AllotMatch, { strict: false }), () => new Promise((resolve) => (end = () => resolve(new Map()))));
    wait(1_000);
    const answer = await give(campaign.slug, 2_500);
    wait(60_000);
    end();
    run.restore();
    expect([answer.status, matchedIn(answer)[0]?.amount]).toEqual([201, null]);
    await site.app.get(TendPledges, { strict: false }).run();
    expect(await amountsOf([answer.json.id])).toEqual([2_500]);
  });

  it('of a process that died between its booking and its allotment is matched by the sweep, in the order of its booking', async () => {
    const { id } = await aMatch(site.database, campaign, { pool: 3_000 });
    const matching = site.app.get(MatchGift, { strict: false });
    const run = matching.run.bind(matching);
    // Dies right after the commit: nobody looks at the match, and nobody is answered.
    Object.assign(matching, { run: () => Promise.resolve([]) });
    const lost = await give(campaign.slug, 2_000);
    Object.assign(matching, { run });
    expect(await amountsOf([lost.json.id])).toEqual([null]);
    const after = await give(campaign.slug, 2_000);
    // Whoever comes next allots for those before, too.
    expect(matchedIn(after)[0]?.amount).toBe(1_000);
    await site.app.get(TendPledges, { strict: false }).run();
    expect(await amountsOf([lost.json.id, after.json.id])).toEqual([2_000, 1_000]);
    expect(await viewOf(id)).toMatchObject({ allotted: 3_000, gifts: 2 });
  });
});

describe('a pool', () => {
  it('that is gone in the middle of a burst is allotted to the last unit, never overspent, and every donor was told the truth', async () => {
    const { id } = await aMatch(site.database, campaign, { pool: 50_000 });
    await aListener(site.database, organisationId, ['match.exhausted']);
    await new Promise((wake) => setTimeout(wake, 1_100));
    const gifts = Array.from({ length: 90 }, (_, index) => 500 + ((index * 7_919) % 1_500));
    const answers = await Promise.all(gifts.map((amount) => give(campaign.slug, amount)));
    expect(answers.map(({ status }) => status)).toEqual(gifts.map(() => 201));
    const told = answers.map((answer) => matchedIn(answer)[0]?.amount ?? null);
    // On a slow machine some may hear of it later; whoever heard was told what stands.
    expect(told.filter((amount) => amount !== null).length).toBeGreaterThan(0);
    await site.app.get(TendPledges, { strict: false }).run();
    const stand = await amountsOf(answers.map(({ json }) => json.id));
    expect(stand.filter((_, index) => told[index] !== null)).toEqual(told.filter((amount) => amount !== null));
    expect(stand.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)).toBe(50_000);
    expect(await viewOf(id)).toMatchObject({ allotted: 50_000, left: 0, gifts: 90, state: 'exhausted' });
    // Everybody in full, then one in part, then nobody.
    const shares = (await client.get(`/api/v1/matches/${id}/shares?limit=100`)).json['shares'] as { wanted: number; allotted: number; place: number }[];
    expect(shares.map(({ place }) => place)).toEqual(gifts.map((_, index) => index + 1));
    const short = shares.findIndex(({ wanted, allotted }) => allotted < wanted);
    expect(shares.slice(0, short).every(({ wanted, allotted }) => wanted === allotted)).toBe(true);
    expect(shares.slice(short + 1).every(({ allotted }) => allotted === 0)).toBe(true);
    expect((await toldOf(site.database, organisationId)).map(({ type, data }) => [type, data])).toEqual([
      ['match.exhausted', { match: id, pool: 50_000, sponsor: 'The Class of 1998', currency: 'GBP', gifts: expect.any(Number) }],
    ]);
  });

  it('gives what a refund releases to those who came short, the first first', async () => {
    const { id } = await aMatch(site.database, campaign, { pool: 3_000 });
    const donations: string[] = [];
    for (const amount of [2_000, 2_000, 2_000]) donations.push((await give(campaign.slug, amount)).json.id);
    expect(await amountsOf(donations)).toEqual([2_000, 1_000, 0]);
    expect((await post(`/api/v1/donations/${donations[0]!}/refunds`, { amount: 1_500 })).status).toBe(201);
    expect(await amountsOf(donations)).toEqual([500, 2_000, 500]);
    expect((await post(`/api/v1/donations/${donations[0]!}/refunds`, {})).status).toBe(201);
    expect(await amountsOf(donations)).toEqual([0, 2_000, 1_000]);
    expect(await viewOf(id)).toMatchObject({ allotted: 3_000, wanted: 4_000, gifts: 3 });
  });

  it('that is raised tops up those who came short, and is never made less than what is allotted', async () => {
    const { id } = await aMatch(site.database, campaign, { pool: 1_000 });
    const donations = [(await give(campaign.slug, 900)).json.id, (await give(campaign.slug, 900)).json.id];
    expect(await amountsOf(donations)).toEqual([900, 100]);
    const { campaign: _, currency: __, ...text } = aRequest({ pool: 1_500 });
    expect((await put(`/api/v1/matches/${id}`, text)).status).toBe(200);
    expect(await amountsOf(donations)).toEqual([900, 600]);
    const refused = await put(`/api/v1/matches/${id}`, { ...text, pool: 1_499 });
    expect([refused.status, refused.json.code]).toEqual([409, 'pool_below_allotted']);
    const settled = await put(`/api/v1/matches/${id}`, { ...text, percent: 50, mostPerGift: 5 });
    expect([settled.status, settled.json.code]).toEqual([409, 'match_terms_settled']);
  });

  it('is what it was when a donor is erased', async () => {
    const { id } = await aMatch(site.database, campaign, { pool: 1_500 });
    const donation = (await give(campaign.slug, 1_000, { donor: { email: 'leaves@example.org', name: 'Leaves' } })).json.id;
    await give(campaign.slug, 1_000);
    const before = await viewOf(id);
    const [found] = (await post('/api/v1/donor-searches', { email: 'leaves@example.org' })).json['donors'] as { id: string }[];
    expect((await client.delete(`/api/v1/donors/${found!.id}`)).status).toBe(200);
    await site.app.get(TendPledges, { strict: false }).run();
    expect([await viewOf(id), await amountsOf([donation])]).toEqual([before, [1_000]]);
  });

  it('is closed and opened again by staff: what was allotted stands, and what came meanwhile is taken in', async () => {
    const { id } = await aMatch(site.database, campaign);
    const first = (await give(campaign.slug, 1_000)).json.id;
    expect((await client.post(`/api/v1/matches/${id}/close`, undefined)).json['state']).toBe('closed');
    await new Promise((wake) => setTimeout(wake, 1_100));
    const meanwhile = await give(campaign.slug, 1_000);
    expect(matchedIn(meanwhile)).toEqual([]);
    expect((await client.post(`/api/v1/matches/${id}/reopen`, undefined)).json['state']).toBe('open');
    expect(await amountsOf([first, meanwhile.json.id])).toEqual([1_000, 1_000]);
  });

  it('takes in what was given since the match opens where it is entered late', async () => {
    const donations = [(await give(campaign.slug, 1_000)).json.id, (await give(campaign.slug, 1_000)).json.id];
    await post('/api/v1/matches', aRequest({ pool: 1_500 }));
    expect(await amountsOf(donations)).toEqual([1_000, 500]);
  });
});

describe('the API of matches', () => {
  it('makes one once for each key, keeps it in the audit log, and lists it', async () => {
    const body = aRequest();
    const made = await post('/api/v1/matches', body, { 'idempotency-key': 'once' });
    const again = await post('/api/v1/matches', body, { 'idempotency-key': 'once' });
    expect([made.status, again.status, again.headers['idempotent-replayed'], again.json.id]).toEqual([201, 200, 'true', made.json.id]);
    expect(made.headers['location']).toBe(`/api/v1/matches/${made.json.id}`);
    const other = await post('/api/v1/matches', { ...body, pool: 7 }, { 'idempotency-key': 'once' });
    expect([other.status, other.json.code]).toEqual([422, 'idempotency_key_reused']);
    const second = (await post('/api/v1/matches', aRequest())).json.id;
    const pages = [await client.get('/api/v1/matches?limit=1')];
    pages.push(await client.get(`/api/v1/matches?limit=1&cursor=${pages[0]!.json.nextCursor!}`));
    expect(pages.map(({ json }) => (json['matches'] as { id: string }[]).map(({ id }) => id))).toEqual([[second], [made.json.id]]);
    expect(pages[1]!.json.nextCursor).toBeNull();
    expect((await client.get('/api/v1/matches?campaign=nobody-has-this')).json['matches']).toEqual([]);
    const audited = await site.database.transactions.run('platform', (tx) => tx.rows<{ action: string }>(`SELECT action FROM audit_entries WHERE organisation_id = $1 ORDER BY id`, [organisationId]));
    expect(audited.map(({ action }) => action)).toEqual(['match.create', 'match.create']);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a pool of nothing', { pool: 0 }, 'pool'],
    ['a pool below nothing', { pool: -1 }, 'pool'],
    ['a pool of a part of a penny', { pool: 1.5 }, 'pool'],
    ['a pool that cannot be held', { pool: 1e15 }, 'pool'],
    ['a pool in words', { pool: '1000' }, 'pool'],
    ['nothing per cent', { percent: 0 }, 'percent'],
    ['a hundredfold', { percent: 1_001 }, 'percent'],
    ['at most nothing', { mostPerGift: 0 }, 'mostPerGift'],
    ['a sponsor of signs', { sponsor: 'a\u0000b' }, 'sponsor'],
    ['half a sign', { sponsor: '\ud800' }, 'sponsor'],
    ['a sponsor nobody sees', { sponsor: ' \u200b ' }, 'sponsor'],
    ['an endless sponsor', { sponsor: 'x'.repeat(10_000) }, 'sponsor'],
    ['an end before the beginning', { closesAt: '2020-01-01T00:00:00Z' }, 'closesAt'],
    ['a moment that is none', { opensAt: '2026-02-31T00:00:00Z' }, 'opensAt'],
    ['a year that PostgreSQL does not know', { opensAt: '-271820-01-01T00:00:00Z' }, 'opensAt'],
    ['no scope', { campaign: null }, 'campaign'],
    ['a campaign nobody has', { campaign: 'nobody-has-this' }, 'campaign'],
    ['a day nobody has', { campaign: null, givingDay: 'nobody-has-this' }, 'givingDay'],
    ['a fund of another campaign', { designation: 'nobody-has-this' }, 'designation'],
    ['a fund of a day', { campaign: null, givingDay: 'a', designation: 'b' }, 'designation'],
    ['another currency', { currency: 'EUR' }, 'currency'],
    ['no currency', { currency: 'ZZZ' }, 'currency'],
    ['a tag that nobody bears', { tag: 'Nobody' }, 'tag'],
    ['a field too many', { allotted: 1 }, 'allotted'],
  ])('refuses %s, by name', async (_, differs, field) => {
    const answer = await post('/api/v1/matches', aRequest(differs));
    expect([answer.status, answer.json.code, answer.json.errors?.map((fault) => fault.field)]).toEqual([422, 'validation_failed', expect.arrayContaining([field])]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('knows nothing of what is no id, of what is not there, and of what is another organisation’s', async () => {
    const theirs = await aMatch(site.database, await aCampaign(site.database));
    for (const id of ['nonsense', '%00', '018f0000-0000-7000-8000-000000000000', theirs.id]) {
      const answers = [await client.get(`/api/v1/matches/${id}`), await client.get(`/api/v1/matches/${id}/shares`), await client.post(`/api/v1/matches/${id}/close`, undefined)];
      expect(answers.map(({ status, json }) => [status, json.code])).toEqual(answers.map(() => [404, 'match_not_found']));
    }
    const foreign = await aCampaign(site.database);
    expect((await post('/api/v1/matches', aRequest({ campaign: foreign.slug }))).status).toBe(422);
  });

  it('lets a key only do what its scope says', async () => {
    const reader = new ApiClient(site.url, await anApiKey(site.database, organisationId, { scopes: ['campaigns:read'] }));
    expect((await reader.get('/api/v1/matches')).status).toBe(200);
    expect((await reader.post('/api/v1/matches', JSON.stringify(aRequest()), JSON_TYPE)).json.code).toBe('scope_missing');
    const { id } = await aMatch(site.database, campaign);
    expect((await reader.get(`/api/v1/matches/${id}/shares`)).json.code).toBe('scope_missing');
  });

  it('previews one that is to be made or changed: what it would add by now, and nothing is made', async () => {
    for (const amount of [2_000, 3_000]) await give(campaign.slug, amount);
    const preview = async (path: string, body: unknown) => (await post(path, body)).json;
    const wish = aRequest({ pool: 4_000, tag: undefined });
    expect(await preview('/api/v1/matches/previews', wish)).toEqual({ counted: { gifts: 2, wanted: 5_000, covered: 4_000 }, readAt: expect.any(String) });
    expect((await client.get('/api/v1/matches')).json['matches']).toEqual([]);
    const { id } = (await post('/api/v1/matches', wish)).json;
    const { campaign: _campaign, currency: _currency, ...text } = wish;
    expect(await preview(`/api/v1/matches/${id}/previews`, { ...text, pool: 4_500 })).toMatchObject({ counted: { gifts: 2, wanted: 5_000, covered: 4_500 } });
    expect((await preview(`/api/v1/matches/${id}/previews`, { ...text, percent: 1 })).code).toBe('match_terms_settled');
    const [theirs, foreign] = [await aMatch(site.database, await aCampaign(site.database)), await aCampaign(site.database)];
    for (const other of ['nonsense', '%00', theirs.id]) expect((await preview(`/api/v1/matches/${other}/previews`, text)).code).toBe('match_not_found');
    for (const differs of [{ campaign: foreign.slug }, { pool: 0 }, { percent: 1_001 }, { tag: 'Nobody' }, { opensAt: '-271820-01-01T00:00:00Z' }, { allotted: 1 }]) {
      const answer = await post('/api/v1/matches/previews', aRequest(differs));
      expect([answer.status, answer.json.code]).toEqual([422, 'validation_failed']);
    }
    const reader = new ApiClient(site.url, await anApiKey(site.database, organisationId, { scopes: ['campaigns:read'] }));
    expect((await reader.post('/api/v1/matches/previews', JSON.stringify(wish), JSON_TYPE)).json.code).toBe('scope_missing');
  });

  it('takes a bounded number of them for one campaign', async () => {
    const { createMatch } = pledgeVerbs(site.database);
    const make = (key: number) => createMatch.run(organisationId, { givingDay: null, campaign: campaign.slug, designation: null, currency: 'GBP' }, aMatchDraft(), { actor: 'test', key: `many-${key}` });
    for (let made = 0; made < 50; made += 1) await make(made);
    expect((await post('/api/v1/matches', aRequest())).json.code).toBe('too_many_pledges');
  });
});

it('a gift that nobody matches asks the database nothing, once it is known that nobody does', async () => {
  await give(campaign.slug, 100);
  const matching = site.app.get(MatchGift, { strict: false }) as unknown as { transactions: { run: unknown } };
  const { transactions } = matching;
  Object.assign(matching, { transactions: { run: () => Promise.reject(new Error('asked')) } });
  const allotting = insteadOf(site.app.get(AllotMatch, { strict: false }), () => Promise.reject(new Error('asked')));
  const answer = await give(campaign.slug, 100);
  Object.assign(matching, { transactions });
  allotting.restore();
  expect([answer.status, matchedIn(answer)]).toEqual([201, []]);
});

/** Lets `run` do something else for a while. */
function insteadOf(allot: AllotMatch, instead: () => Promise<unknown>): { restore(): void } {
  Object.assign(allot, { run: instead });
  return { restore: () => void delete (allot as { run?: unknown }).run };
}
