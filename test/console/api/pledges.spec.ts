import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { CockpitShown } from '../../../src/console/contract/cockpit.js';
import type { NewChallengeShown, NewMatchShown } from '../../../src/console/contract/matches.js';
import type { StaffRole } from '../../../src/organisations/staff.entity.js';
import type { DonorId, MatchId, OrganisationId } from '../../../src/shared/ids.js';
import { anOrganisation, type MadeCampaign } from '../../factories/a-campaign.js';
import { aGivingDay, campaignsOf, type MadeGivingDay } from '../../factories/a-giving-day.js';
import { aDonor } from '../../factories/a-ledger-row.js';
import { aChallenge, aMatch, pledgeVerbs } from '../../factories/a-match.js';
import { bookGift } from '../../factories/a-movement.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';
import { fewestStatements } from '../count-statements.js';

const HOUR_MS = 3_600_000;

let app: TestApp;
let organisationId: OrganisationId;
let slug: string;
let day: MadeGivingDay;
let campaign: MadeCampaign;
let donorId: DonorId;
let editor: ConsoleClient;
const clients = {} as Record<StaffRole, ConsoleClient>;

beforeAll(async () => {
  app = await startTestApp();
  day = await aGivingDay(app.database, { slug: 'lantern-day' });
  organisationId = day.organisationId;
  [campaign] = (await campaignsOf(app.database, day, 1)) as [MadeCampaign];
  donorId = await aDonor(app.database, organisationId);
  [{ slug }] = (await rows(`SELECT slug FROM organisations WHERE id = $1`, [organisationId])) as [{ slug: string }];
  for (const role of ['client_admin', 'client_editor', 'customer_success', 'engineer'] as const) {
    clients[role] = await signedIn(role, role.startsWith('client') ? organisationId : null);
  }
  editor = clients.client_editor;
});
afterAll(() => app.close());

const rows = <Row>(sql: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const give = (amount: number, to = campaign) => app.database.transactions.run('platform', (tx) => bookGift(tx, to, donorId, { amount }));
const allot = (id: MatchId) => pledgeVerbs(app.database).allot.run({ id, organisationId });
const audited = (action: string, subject: string) => rows<{ actor: string }>(`SELECT actor FROM audit_entries WHERE action = $1 AND subject = $2`, [action, subject]);

async function signedIn(role: StaffRole, of: OrganisationId | null): Promise<ConsoleClient> {
  const client = new ConsoleClient(app.url);
  await client.signIn(await aStaffMember(app.database, { role, organisationId: of }));
  return client;
}

const soon = () => ({ opensAt: new Date(Date.now() - HOUR_MS).toISOString(), closesAt: new Date(Date.now() + HOUR_MS).toISOString() });
const aNewMatch = (differs: Partial<Record<keyof NewMatchShown, unknown>> = {}) => ({
  ...{ sponsor: 'The Class of 1998', tag: null, ...soon(), pool: 100_000, percent: 100, mostPerGift: null },
  ...{ givingDay: 'lantern-day', campaign: null, designation: null, currency: 'GBP', organisation: slug, key: randomUUID() },
  ...differs,
});
const aNewChallenge = (differs: Partial<Record<keyof NewChallengeShown, unknown>> = {}) => ({
  ...{ sponsor: 'Ada', tag: null, ...soon(), kind: 'gifts', threshold: 1_000, reward: 'A boathouse', rewardAmount: null },
  ...{ givingDay: 'lantern-day', campaign: null, designation: null, currency: 'GBP', organisation: slug, key: randomUUID() },
  ...differs,
});
const made = async (path: string, body: unknown): Promise<string> => {
  const { status, json } = await editor.tell('POST', path, body);
  expect([status, json]).toEqual([201, { id: expect.any(String) }]);
  return json.id as string;
};
const withoutKey = ({ key: _key, ...wish }: Record<string, unknown>) => wish;
const anotherCampaign = async () => ((await campaignsOf(app.database, day, 1)) as [MadeCampaign])[0];
const previewed = async (path: string, { key: _key, ...wish }: Record<string, unknown>) => (await editor.tell('POST', path, wish)).json.counted;
const textOf = ({ givingDay: _day, campaign: _campaign, designation: _fund, currency: _currency, organisation: _organisation, key: _key, ...text }: Record<string, unknown>) => text;

describe('a match', () => {
  it('is made once for each form, filled by gifts in order, raised, ended with what is allotted, and opened again; all of it audited', async () => {
    const wish = aNewMatch({ pool: 3_000, givingDay: null, campaign: campaign.slug });
    const id = (await made('/matches', wish)) as MatchId;
    expect(await made('/matches', wish)).toBe(id);
    const gifts = [await give(1_000), await give(1_500), await give(1_500)];
    // Nobody has allotted yet: whoever is about to end it is told what will have been.
    const asked = Date.now();
    const { json: closing } = await editor.ask(`/matches/${id}/closing`);
    expect(closing.match).toMatchObject({ allotted: 3_000, wanted: 4_000, gifts: 3, state: 'exhausted' });
    expect(Date.parse(closing.readAt)).toBeGreaterThanOrEqual(asked);
    const shares = (await editor.ask(`/matches/${id}/shares`)).json.rows;
    expect(shares).toEqual(gifts.map(({ donationId }, nth) => ({ donation: donationId, place: nth + 1, gift: [1_000, 1_500, 1_500][nth], wanted: [1_000, 1_500, 1_500][nth], allotted: [1_000, 1_500, 500][nth] })));
    expect((await editor.ask(`/matches/${id}/shares?sort=missing`)).json.rows[0]).toMatchObject({ place: 3, allotted: 500 });
    expect((await editor.ask(`/matches/${id}/shares?came=short`)).json.rows).toHaveLength(1);
    expect((await editor.tell('PUT', `/matches/${id}/pool`, { pool: 3_400 })).status).toBe(204);
    expect((await editor.ask(`/matches/${id}`)).json).toMatchObject({ match: { pool: 3_400, allotted: 3_400, sponsor: 'The Class of 1998' }, organisation: { slug }, may: { edit: true, enterGifts: false } });
    expect((await editor.tell('PUT', `/matches/${id}`, { ...textOf(wish), sponsor: 'The Class of 1999', pool: 5_000 })).status).toBe(204);
    expect((await editor.tell('POST', `/matches/${id}/closing`, {})).status).toBe(204);
    await give(700);
    await allot(id);
    expect((await editor.ask(`/matches/${id}`)).json.match).toMatchObject({ sponsor: 'The Class of 1999', state: 'closed', allotted: 4_000, gifts: 3 });
    expect((await editor.tell('POST', `/matches/${id}/reopening`, {})).status).toBe(204);
    expect((await editor.ask(`/matches/${id}`)).json.match).toMatchObject({ state: 'open', allotted: 4_700, closedAt: null });
    const acts = await Promise.all(['match.create', 'match.edit', 'match.close', 'match.reopen'].map((action) => audited(action, `match:${id}`)));
    expect(acts.map((entries) => entries.length)).toEqual([1, 2, 1, 1]);
    expect(acts.flat().every(({ actor }) => actor.startsWith('staff:'))).toBe(true);
  });

  it('keeps what gifts were matched by, and is not made less than what is allotted', async () => {
    const wish = aNewMatch({ givingDay: null, campaign: campaign.slug, opensAt: new Date().toISOString() });
    const id = (await made('/matches', wish)) as MatchId;
    await give(1_000);
    await allot(id);
    for (const differs of [{ percent: 50 }, { mostPerGift: 1 }]) expect((await editor.tell('PUT', `/matches/${id}`, { ...textOf(wish), ...differs })).json.code).toBe('match_terms_settled');
    expect((await editor.tell('PUT', `/matches/${id}/pool`, { pool: 999 })).json.code).toBe('pool_below_allotted');
    expect((await editor.tell('PUT', `/matches/${id}/pool`, { pool: 1_000 })).status).toBe(204);
  });

  it.each([
    [{ sponsor: ' ' }, 'sponsor'], [{ sponsor: 'x'.repeat(201) }, 'sponsor'], [{ sponsor: 'a\u0000b' }, 'sponsor'], [{ sponsor: 3 }, 'sponsor'], [{ tag: 'nobody bears it' }, 'tag'], [{ tag: '' }, 'tag'],
    [{ pool: 0 }, 'pool'], [{ pool: -1 }, 'pool'], [{ pool: 1.5 }, 'pool'], [{ pool: 1e300 }, 'pool'], [{ pool: '100' }, 'pool'], [{ pool: null }, 'pool'], [{ percent: 0 }, 'percent'], [{ percent: 1_001 }, 'percent'], [{ percent: 33.3 }, 'percent'],
    [{ mostPerGift: 0 }, 'mostPerGift'], [{ closesAt: '1999-01-01T00:00:00Z' }, 'closesAt'], [{ opensAt: 'soon' }, 'opensAt'], [{ opensAt: '' }, 'opensAt'], [{ closesAt: '+010000-01-01T00:00:00Z' }, 'closesAt'],
    [{ givingDay: null }, 'campaign'], [{ campaign: 'both-of-them' }, 'campaign'], [{ givingDay: 'no-such-day' }, 'givingDay'], [{ givingDay: '../x' }, 'givingDay'], [{ designation: 'fund' }, 'designation'],
    [{ currency: 'XXX' }, 'currency'], [{ currency: 3 }, 'currency'], [{ key: 'no uuid' }, 'key'], [{ organisation: 3 }, 'organisation'], [{ givingDay: null, campaign: 'no-such-campaign' }, 'campaign'],
  ])('is refused with the field that is at fault: %j', async (differs, field) => {
    const { status, json } = await editor.tell('POST', '/matches', aNewMatch(differs as object));
    expect([status, json.errors?.[0].field]).toEqual([422, field]);
  });

  it('takes no other field, and no other form under the same key', async () => {
    expect((await editor.tell('POST', '/matches', { ...aNewMatch(), allotted: 3 })).status).toBe(422);
    expect((await editor.tell('PUT', `/matches/${randomUUID()}/pool`, { pool: 1, more: 2 })).status).toBe(422);
    const wish = aNewMatch();
    await made('/matches', wish);
    expect((await editor.tell('POST', '/matches', { ...wish, pool: 7 })).json.code).toBe('idempotency_key_reused');
  });
});

describe('a challenge', () => {
  it('is made, counted at the moment somebody is about to withdraw it, and withdrawn; all of it audited', async () => {
    const wish = aNewChallenge({ threshold: 50, givingDay: null, campaign: campaign.slug, opensAt: new Date().toISOString() });
    const id = await made('/challenges', wish);
    await give(500);
    await give(500);
    expect((await editor.ask(`/challenges/${id}/closing`)).json.challenge).toMatchObject({ progress: 2, threshold: 50, state: 'open' });
    expect((await editor.tell('PUT', `/challenges/${id}`, { ...textOf(wish), reward: 'Two boathouses' })).status).toBe(204);
    expect((await editor.tell('PUT', `/challenges/${id}`, { ...textOf(wish), kind: 'amount' })).json.code).toBe('challenge_settled');
    expect((await editor.tell('POST', `/challenges/${id}/closing`, {})).status).toBe(204);
    expect((await editor.ask(`/challenges/${id}`)).json).toMatchObject({ challenge: { reward: 'Two boathouses', closedAt: expect.any(String) }, may: { edit: true } });
    const acts = await Promise.all(['challenge.create', 'challenge.edit', 'challenge.close'].map((action) => audited(action, `challenge:${id}`)));
    expect(acts.map((entries) => entries.length)).toEqual([1, 1, 1]);
  });

  it('that is met meanwhile says so to whoever is about to withdraw it, and stays met', async () => {
    const id = await made('/challenges', aNewChallenge({ threshold: 1, opensAt: new Date().toISOString() }));
    await give(500);
    expect((await editor.ask(`/challenges/${id}/closing`)).json.challenge.state).toBe('met');
    await editor.tell('POST', `/challenges/${id}/closing`, {});
    expect((await editor.ask(`/challenges/${id}`)).json.challenge).toMatchObject({ state: 'met', closedAt: null });
  });

  it.each([
    [{ sponsor: '' }, 'sponsor'], [{ kind: 'hugs' }, 'kind'], [{ kind: 'constructor' }, 'kind'], [{ threshold: 0 }, 'threshold'], [{ threshold: 1.5 }, 'threshold'], [{ threshold: null }, 'threshold'], [{ threshold: 1e14 }, 'threshold'],
    [{ reward: ' ' }, 'reward'], [{ reward: 'x'.repeat(301) }, 'reward'], [{ rewardAmount: -1 }, 'rewardAmount'], [{ closesAt: 'never' }, 'closesAt'], [{ givingDay: 'no-such-day' }, 'givingDay'], [{ currency: 'gbp' }, 'currency'],
  ])('is refused with the field that is at fault: %j', async (differs, field) => {
    const { status, json } = await editor.tell('POST', '/challenges', aNewChallenge(differs as object));
    expect([status, json.errors?.[0].field]).toEqual([422, field]);
  });
});

describe('the preview of a match', () => {
  it('says what it would add by now, and then it adds that; nothing is made by it', async () => {
    const own = await anotherCampaign();
    const wish = aNewMatch({ givingDay: null, campaign: own.slug, pool: 3_000, mostPerGift: 2_000 });
    expect(await previewed('/matches/previews', wish)).toEqual({ gifts: 0, wanted: 0, covered: 0 });
    for (const amount of [500, 5_000, 1_500]) await give(amount, own);
    expect(await previewed('/matches/previews', wish)).toEqual({ gifts: 3, wanted: 4_000, covered: 3_000 });
    expect(await previewed('/matches/previews', { ...wish, percent: 10 })).toEqual({ gifts: 3, wanted: 700, covered: 700 });
    expect(await previewed('/matches/previews', { ...wish, opensAt: new Date(Date.now() + 60_000).toISOString() })).toEqual({ gifts: 0, wanted: 0, covered: 0 });
    expect((await rows(`SELECT id FROM matches WHERE campaign_id = $1`, [own.id])).length).toBe(0);
    const id = (await made('/matches', wish)) as MatchId;
    expect((await editor.ask(`/matches/${id}`)).json.match).toMatchObject({ gifts: 3, wanted: 4_000, allotted: 3_000 });
  });

  it('of a change counts those that have a place and those that would get one, gifts of this moment among them, and refuses what the change would be refused for', async () => {
    const own = await anotherCampaign();
    await give(900, own);
    const wish = aNewMatch({ givingDay: null, campaign: own.slug, pool: 1_500, opensAt: new Date().toISOString() });
    const id = (await made('/matches', wish)) as MatchId;
    for (const amount of [1_000, 1_000]) await give(amount, own);
    const preview = (differs: object) => previewed(`/matches/${id}/previews`, textOf({ ...wish, ...differs }));
    expect(await preview({})).toEqual({ gifts: 2, wanted: 2_000, covered: 1_500 });
    expect(await preview({ pool: 1_800 })).toEqual({ gifts: 2, wanted: 2_000, covered: 1_800 });
    const longer = { opensAt: new Date(Date.now() - HOUR_MS).toISOString(), pool: 10_000 };
    expect(await preview(longer)).toEqual({ gifts: 3, wanted: 2_900, covered: 2_900 });
    const { match } = (await editor.ask(`/matches/${id}`)).json;
    expect(match).toMatchObject({ pool: 1_500, gifts: 2, allotted: 1_500 });
    expect((await editor.tell('PUT', `/matches/${id}`, textOf({ ...wish, ...longer }))).status).toBe(204);
    expect((await editor.ask(`/matches/${id}`)).json.match).toMatchObject({ gifts: 3, allotted: 2_900 });
    for (const [differs, code] of [[{ percent: 50 }, 'match_terms_settled'], [{ pool: 1 }, 'pool_below_allotted']] as const) {
      expect((await editor.tell('POST', `/matches/${id}/previews`, textOf({ ...wish, ...longer, ...differs }))).json.code).toBe(code);
    }
  });

  it('takes as many statements for many gifts as for few', async () => {
    const statementsFor = async (gifts: number) => {
      const own = await anotherCampaign();
      for (let given = 0; given < gifts; given += 1) await give(100, own);
      return fewestStatements(app, () => editor.tell('POST', '/matches/previews', withoutKey(aNewMatch({ givingDay: null, campaign: own.slug }))));
    };
    const few = await statementsFor(1);
    expect(few).toBeGreaterThan(0);
    expect(await statementsFor(40)).toBe(few);
  });

  it('says so where gifts cannot be counted in time, and keeps nobody else waiting', async () => {
    const own = await anotherCampaign();
    await give(100, own);
    const owner = new pg.Client({ connectionString: app.database.url });
    await owner.connect();
    try {
      await owner.query('BEGIN; LOCK TABLE match_shares IN ACCESS EXCLUSIVE MODE');
      const began = performance.now();
      const { status, json } = await editor.tell('POST', '/matches/previews', withoutKey(aNewMatch({ givingDay: null, campaign: own.slug })));
      expect([status, json]).toEqual([200, { counted: null, readAt: expect.any(String) }]);
      expect(performance.now() - began).toBeLessThan(6_000);
    } finally {
      await owner.end();
    }
    expect(await previewed('/matches/previews', aNewMatch({ givingDay: null, campaign: own.slug }))).toEqual({ gifts: 1, wanted: 100, covered: 100 });
  });

  it.each([
    [{ sponsor: ' ' }, 'sponsor'], [{ tag: 'nobody bears it' }, 'tag'], [{ pool: 1e300 }, 'pool'], [{ pool: '100' }, 'pool'], [{ percent: -1 }, 'percent'], [{ percent: 33.3 }, 'percent'], [{ mostPerGift: 0 }, 'mostPerGift'], [{ opensAt: 'soon' }, 'opensAt'],
    [{ closesAt: '1999-01-01T00:00:00Z' }, 'closesAt'], [{ givingDay: null }, 'campaign'], [{ givingDay: 'no-such-day' }, 'givingDay'], [{ givingDay: '../x' }, 'givingDay'], [{ currency: 'XXX' }, 'currency'], [{ organisation: 3 }, 'organisation'], [{ designation: 'fund' }, 'designation'],
  ])('is refused with the field that is at fault: %j', async (differs, field) => {
    const { status, json } = await editor.tell('POST', '/matches/previews', withoutKey(aNewMatch(differs as object)));
    expect([status, json.errors?.[0].field]).toEqual([422, field]);
  });

  it('is not for engineers, not of what is no match, and not of another organisation’s', async () => {
    const id = await made('/matches', aNewMatch());
    for (const [path, body] of [['/matches/previews', withoutKey(aNewMatch())], [`/matches/${id}/previews`, textOf(aNewMatch())]] as const) {
      expect((await clients.engineer.tell('POST', path, body)).status).toBe(403);
      expect((await clients.client_admin.tell('POST', path, body)).status).toBe(200);
      expect((await clients.client_admin.tell('POST', path, { ...body, more: 1 })).status).toBe(422);
    }
    const stranger = await signedIn('client_admin', await anOrganisation(app.database));
    expect((await stranger.tell('POST', `/matches/${id}/previews`, textOf(aNewMatch()))).status).toBe(404);
    expect((await stranger.tell('POST', '/matches/previews', withoutKey(aNewMatch()))).status).toBe(404);
    expect((await stranger.tell('POST', '/matches/previews', withoutKey(aNewMatch({ organisation: undefined })))).json.errors[0].field).toBe('givingDay');
    for (const nothing of ['nonsense', '%00', randomUUID(), '..%2F']) expect([nothing, (await editor.tell('POST', `/matches/${nothing}/previews`, textOf(aNewMatch()))).status]).toEqual([nothing, 404]);
  });
});

describe('who may', () => {
  it('engineers look on; editors, admins and customer success do', async () => {
    const [match, challenge] = [await made('/matches', aNewMatch()), await made('/challenges', aNewChallenge())];
    const acts: readonly (readonly ['POST' | 'PUT', string, unknown])[] = [
      ['POST', '/matches', aNewMatch()], ['PUT', `/matches/${match}`, textOf(aNewMatch())], ['PUT', `/matches/${match}/pool`, { pool: 200_000 }], ['POST', `/matches/${match}/closing`, {}], ['POST', `/matches/${match}/reopening`, {}],
      ['POST', '/challenges', aNewChallenge()], ['PUT', `/challenges/${challenge}`, textOf(aNewChallenge())], ['POST', `/challenges/${challenge}/closing`, {}],
    ];
    for (const [method, path, body] of acts) {
      const { status, json } = await clients.engineer.tell(method, path, body);
      expect([path, status, json.code]).toEqual([path, 403, 'may_not']);
    }
    for (const path of [`/matches/${match}/closing`, `/challenges/${challenge}/closing`]) expect((await clients.engineer.ask(path)).status).toBe(403);
    expect((await clients.engineer.ask(`/matches/${match}`)).json.may).toEqual({ edit: false, enterGifts: false });
    for (const role of ['customer_success', 'client_admin', 'client_editor'] as const) {
      for (const [method, path, body] of acts) {
        const { status } = await clients[role].tell(method, path, { ...(body as object), ...(path === '/matches' || path === '/challenges' ? { key: randomUUID() } : {}) });
        expect([role, path, status < 300]).toEqual([role, path, true]);
      }
      expect((await clients[role].ask(`/matches/${match}`)).json.may).toEqual({ edit: true, enterGifts: role !== 'client_editor' });
    }
  });

  it("what is another organisation's does not exist, and cannot be named", async () => {
    const [match, challenge] = [await aMatch(app.database, campaign), await aChallenge(app.database, campaign)];
    const stranger = await signedIn('client_admin', await anOrganisation(app.database));
    const paths = [`/matches/${match.id}`, `/matches/${match.id}/shares`, `/matches/${match.id}/closing`, `/challenges/${challenge.id}`, `/challenges/${challenge.id}/closing`, `/matches?organisation=${slug}`, `/challenges?organisation=${slug}`];
    const live = [`/live?about=match&id=${match.id}`, `/live?about=challenge&id=${challenge.id}`, `/live?about=pledges&organisation=${slug}`];
    for (const path of [...paths, ...live]) expect([path, (await stranger.ask(path)).status]).toEqual([path, 404]);
    const acts = [
      await stranger.tell('PUT', `/matches/${match.id}`, textOf(aNewMatch())), await stranger.tell('PUT', `/matches/${match.id}/pool`, { pool: 7 }), await stranger.tell('POST', `/matches/${match.id}/closing`, {}),
      await stranger.tell('POST', `/matches/${match.id}/reopening`, {}), await stranger.tell('PUT', `/challenges/${challenge.id}`, textOf(aNewChallenge())), await stranger.tell('POST', `/challenges/${challenge.id}/closing`, {}),
      await stranger.tell('POST', '/matches', aNewMatch()), await stranger.tell('POST', '/challenges', aNewChallenge()),
    ];
    expect(acts.map(({ status }) => status)).toEqual(acts.map(() => 404));
    const named = await stranger.tell('POST', '/matches', aNewMatch({ organisation: undefined }));
    expect([named.status, named.json.errors[0].field]).toEqual([422, 'givingDay']);
    for (const nothing of ['nonsense', '%00', randomUUID(), '..%2F']) expect([nothing, (await editor.ask(`/matches/${nothing}`)).status, (await editor.ask(`/challenges/${nothing}`)).status]).toEqual([nothing, 404, 404]);
  });
});

describe('the cockpit', () => {
  it('shows what is on, and whose pool is nearly used up or is, with the way there', async () => {
    const own = await aGivingDay(app.database, { organisationId, slug: 'ember-day' });
    const [to] = (await campaignsOf(app.database, own, 1)) as [MadeCampaign];
    const [nearly, used, roomy] = [await aMatch(app.database, to, { sponsor: 'Nearly', pool: 1_050 }), await aMatch(app.database, to, { sponsor: 'Used', pool: 500 }), await aMatch(app.database, organisationId, { sponsor: 'Roomy' }, { givingDay: own.slug })];
    await aMatch(app.database, to, { sponsor: 'Not yet', opensAt: new Date(Date.now() + HOUR_MS), closesAt: new Date(Date.now() + 2 * HOUR_MS) });
    const challenge = await aChallenge(app.database, to, { threshold: 4 });
    await give(1_000, to);
    for (const { id } of [nearly, used, roomy]) await allot(id);
    await pledgeVerbs(app.database).count.run(challenge);
    const { pledges, problems } = (await editor.ask('/cockpits/ember-day')).json as CockpitShown;
    expect(pledges.matches.map(({ sponsor, state, allotted }) => [sponsor, state, allotted])).toEqual([['Used', 'exhausted', 500], ['Nearly', 'open', 1_000], ['Roomy', 'open', 1_000]]);
    expect(pledges.challenges).toMatchObject([{ id: challenge.id, progress: 1, threshold: 4, state: 'open' }]);
    expect(problems.filter(({ kind }) => kind.startsWith('match'))).toEqual([
      { kind: 'match_exhausted', gravity: 'warning', about: 'Used', link: `/console/matches/${used.id}`, number: null, reason: null, since: expect.any(String) },
      { kind: 'match_nearly_used', gravity: 'warning', about: 'Nearly', link: `/console/matches/${nearly.id}`, number: 4, reason: null, since: null },
    ]);
  });
});
