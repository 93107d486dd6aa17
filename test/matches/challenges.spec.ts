import { TendPledges } from '../../src/matches/tend-pledges.js';
import type { ChallengeId, OrganisationId } from '../../src/shared/ids.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient, type ApiAnswer } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { aGivingDay, campaignsOf } from '../factories/a-giving-day.js';
import { aListener, toldOf } from '../factories/a-listener.js';
import { aChallenge, aChallengeDraft, pledgeVerbs } from '../factories/a-match.js';
import { aDonor } from '../factories/a-ledger-row.js';
import { bookGift, bookMovement, type BookedGift } from '../factories/a-movement.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';

let site: TestApp;
let organisationId: OrganisationId;
let client: ApiClient;
let campaign: MadeCampaign;

beforeAll(async () => {
  site = await startTestApp({ API_RATE_PER_MINUTE: '0' });
});

beforeEach(async () => {
  organisationId = await anOrganisation(site.database);
  campaign = await aCampaign(site.database, { organisationId });
  client = new ApiClient(site.url, await anApiKey(site.database, organisationId));
});

afterAll(() => site.close());

interface View {
  readonly id: ChallengeId;
  readonly progress: number;
  readonly state: string;
  readonly metAt: string | null;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (path: string, body: unknown): Promise<ApiAnswer> => client.post(path, JSON.stringify(body), JSON_TYPE);
const viewOf = async (id: ChallengeId) => (await client.get(`/api/v1/challenges/${id}`)).json as unknown as View;
const tend = () => site.app.get(TendPledges, { strict: false }).run();
const donor = (email: string) => ({ donor: { email, name: 'Giver' } });
const give = (amount: number, differs: Record<string, unknown> = {}, slug = campaign.slug) => client.give(slug, aGift({ amount, ...differs }));

function aRequest(differs: Record<string, unknown> = {}): Record<string, unknown> {
  const { opensAt, closesAt, ...draft } = aChallengeDraft();
  return { campaign: campaign.slug, currency: 'GBP', ...draft, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), ...differs };
}

describe('a challenge', () => {
  it('counts gifts, donors or money, each exactly, and is met at its threshold', async () => {
    const [gifts, donors, amount] = [
      (await aChallenge(site.database, campaign, { kind: 'gifts', threshold: 4 })).id,
      (await aChallenge(site.database, campaign, { kind: 'donors', threshold: 3 })).id,
      (await aChallenge(site.database, campaign, { kind: 'amount', threshold: 1_500 })).id,
    ];
    for (const email of ['a@example.org', 'b@example.org', 'a@example.org']) await give(499, donor(email));
    await tend();
    expect((await Promise.all([gifts, donors, amount].map(viewOf))).map(({ progress, state }) => [progress, state])).toEqual([[3, 'open'], [2, 'open'], [1_497, 'open']]);
    await give(500, donor('c@example.org'));
    await tend();
    expect((await Promise.all([gifts, donors, amount].map(viewOf))).map(({ progress, state }) => [progress, state])).toEqual([[4, 'met'], [3, 'met'], [1_997, 'met']]);
  });

  it('is told of once, however many look at once, and a refund does not undo it', async () => {
    await aListener(site.database, organisationId, ['challenge.met']);
    const { id } = await aChallenge(site.database, campaign, { kind: 'gifts', threshold: 2, rewardAmount: 90_000 });
    const [first] = [await give(500), await give(500)];
    await Promise.all(Array.from({ length: 6 }, tend));
    const { metAt } = await viewOf(id);
    expect(metAt).not.toBeNull();
    await post(`/api/v1/donations/${first!.json.id}/refunds`, {});
    await tend();
    await give(500);
    await tend();
    expect(await viewOf(id)).toMatchObject({ progress: 2, state: 'met', metAt });
    expect(await toldOf(site.database, organisationId)).toEqual([
      { type: 'challenge.met', data: { challenge: id, sponsor: 'Ada Lovelace', reward: 'A new boathouse', rewardAmount: 90_000, currency: 'GBP', kind: 'gifts', threshold: 2, progress: 2 } },
    ]);
  });

  it('takes back what is taken back while it is not met, a donor only with the last of their gifts', async () => {
    const { id } = await aChallenge(site.database, campaign, { kind: 'donors', threshold: 9 });
    const [one, other] = [await give(500, donor('a@example.org')), await give(500, donor('a@example.org'))];
    const refund = async (answer: ApiAnswer) => {
      await post(`/api/v1/donations/${answer.json.id}/refunds`, {});
      await tend();
      return (await viewOf(id)).progress;
    };
    await tend();
    expect([(await viewOf(id)).progress, await refund(one), await refund(other)]).toEqual([1, 1, 0]);
  });

  it('of a giving day counts its campaigns, and in one window no other gifts', async () => {
    const day = await aGivingDay(site.database, { organisationId });
    const [one, other] = await campaignsOf(site.database, day, 2);
    const { id } = await aChallenge(site.database, organisationId, { kind: 'gifts', threshold: 9 }, { givingDay: day.slug, campaign: null });
    for (const slug of [one!.slug, other!.slug, campaign.slug]) await give(500, {}, slug);
    await site.database.transactions.run('platform', async (tx) => bookGift(tx, one!, await aDonor(site.database, organisationId), { amount: 5, givenAt: new Date(Date.now() - 2 * 3_600_000) }));
    await tend();
    expect((await viewOf(id)).progress).toBe(2);
  });

  it('is counted anew where its time is changed, and what settles it is settled by the first gift, all of it by its end', async () => {
    const { id } = await aChallenge(site.database, campaign, { kind: 'gifts', threshold: 2 });
    await give(500);
    const { campaign: _, currency: __, ...text } = aRequest({ threshold: 2 });
    const change = (differs: Record<string, unknown>) => client.put(`/api/v1/challenges/${id}`, JSON.stringify({ ...text, ...differs }));
    expect((await change({ opensAt: new Date(Date.now() + 1_000).toISOString() })).json['progress']).toBe(0);
    expect((await change({})).json['progress']).toBe(1);
    expect((await change({ kind: 'donors' })).json.code).toBe('challenge_settled');
    expect((await change({ threshold: 1 })).json['state']).toBe('met');
    expect((await change({ threshold: 2 })).json.code).toBe('challenge_settled');
    expect((await change({ threshold: 1, sponsor: 'Another name' })).json['sponsor']).toBe('Another name');
  });

  it('is missed once its time is over and a moment has passed, and can be withdrawn before', async () => {
    const ended = (ago: number) => ({ threshold: 9, opensAt: new Date(Date.now() - 3_600_000), closesAt: new Date(Date.now() - ago) });
    const [missed, counting] = [await aChallenge(site.database, campaign, ended(120_000)), await aChallenge(site.database, campaign, ended(5_000))];
    expect([(await viewOf(missed.id)).state, (await viewOf(counting.id)).state]).toEqual(['missed', 'counting']);
    const { id } = await aChallenge(site.database, campaign);
    expect((await client.post(`/api/v1/challenges/${id}/close`, undefined)).json['state']).toBe('counting');
    await give(500);
    await tend();
    expect((await viewOf(id)).progress).toBe(0);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['nothing to be reached', { threshold: 0 }, 'threshold'],
    ['a part of a gift', { threshold: 1.5 }, 'threshold'],
    ['something that is not counted', { kind: 'wishes' }, 'kind'],
    ['no reward', { reward: '\u200b' }, 'reward'],
    ['a reward of signs', { reward: 'a\u0007' }, 'reward'],
    ['a reward below nothing', { rewardAmount: -1 }, 'rewardAmount'],
    ['no scope', { campaign: null }, 'campaign'],
    ['a field too many', { metAt: '2026-01-01T00:00:00Z' }, 'metAt'],
  ])('is refused with %s, by name', async (_, differs, field) => {
    const answer = await post('/api/v1/challenges', aRequest(differs));
    expect([answer.status, answer.json.code, answer.json.errors?.map((fault) => fault.field)]).toEqual([422, 'validation_failed', expect.arrayContaining([field])]);
  });

  it('of another organisation does not exist', async () => {
    const theirs = await aChallenge(site.database, await aCampaign(site.database));
    for (const path of [`/api/v1/challenges/${theirs.id}`, '/api/v1/challenges/nonsense']) expect((await client.get(path)).json.code).toBe('challenge_not_found');
  });
});

it('what challenges have counted is what counting plainly gives, whoever counts while gifts come and go', async () => {
  const kinds = ['gifts', 'donors', 'amount'] as const;
  const { count } = pledgeVerbs(site.database);
  const challenges = await Promise.all(kinds.map((kind) => aChallenge(site.database, campaign, { kind, threshold: 10_000_000 })));
  const donors = await Promise.all(Array.from({ length: 6 }, () => aDonor(site.database, organisationId)));
  const booked: (BookedGift & { left: number; isBusy: boolean })[] = [];
  const some = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T;
  const run = <T>(work: Parameters<typeof site.database.transactions.run<T>>[1]) => site.database.transactions.run<T>('platform', work);
  const actor = async () => {
    for (let step = 0; step < 40; step += 1) {
      const [dice, gift] = [Math.random(), booked.length > 0 ? some(booked) : undefined];
      if (dice < 0.5) {
        const amount = 1 + Math.floor(Math.random() * 900);
        booked.push({ ...(await run((tx) => bookGift(tx, campaign, some(donors), { amount }))), left: amount, isBusy: false });
      } else if (dice < 0.75 && gift !== undefined && gift.left > 0 && !gift.isBusy) {
        gift.isBusy = true;
        const back = Math.random() < 0.6 ? gift.left : 1;
        await run((tx) => bookMovement(tx, gift, 'refund', -back));
        gift.left -= back;
        gift.isBusy = false;
      } else await count.run(some(challenges));
    }
  };
  await Promise.all(Array.from({ length: 6 }, actor));
  for (const challenge of challenges) await count.run(challenge);
  const standing = booked.filter(({ left }) => left > 0);
  const progress = await Promise.all(challenges.map(async ({ id }) => (await viewOf(id)).progress));
  expect(progress).toEqual([standing.length, new Set(standing.map(({ donorId }) => donorId)).size, standing.reduce((sum, { left }) => sum + left, 0)]);
}, 300_000);
