import type { Transaction } from '../../src/database/transaction.js';
import type { OwnedMatch } from '../../src/matches/allot-match.js';
import { newId, type DonationId, type DonorId, type GivingDayId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aFund, aGivingDay, campaignsOf } from '../factories/a-giving-day.js';
import { aDonor } from '../factories/a-ledger-row.js';
import { aMatch, aMatchDraft, pledgeVerbs } from '../factories/a-match.js';
import { bookGift, bookMovement, type BookedGift } from '../factories/a-movement.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

const SEEDS = Number(process.env['FRESHET_MATCH_SEEDS'] ?? 4);
const ACTORS = 7;
const STEPS = 45;
const LARGEST_GIFT = 400;

let database: TestDatabase;
let verbs: ReturnType<typeof pledgeVerbs>;

beforeAll(async () => {
  database = await testDatabase();
  verbs = pledgeVerbs(database);
  // As if there were many more.
  Object.assign(verbs.allot, { filledAtOnce: 7 });
});

afterAll(() => database.close());

/** Numbers from 0 up to `below` that look random and are the same for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5;
    const mixed = state ^ (state + Math.imul(state ^ (state >>> 7), 61 | state));
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Gift extends BookedGift {
  readonly amount: number;
  /** Moments of one clock that only goes forward: when its booking began, and when it was committed. */
  readonly begunAt: number;
  bookedAt: number;
  /** What the campaign has of it, as the one who books knows. */
  net: number;
  isBusy: boolean;
  /** Something of it has moved since: it may have had nothing to be matched when it was first looked at. */
  isTouched: boolean;
}

interface Terms {
  pool: number;
  readonly percent: number;
  readonly most: number | null;
}

const wantedFor = (net: number, { percent, most }: Terms) => Math.max(0, Math.min(Math.floor((net * percent) / 100), most ?? Infinity));

interface ShareRow {
  readonly donationId: DonationId;
  readonly place: number;
  readonly gift: number;
  readonly wanted: number;
  readonly allotted: number;
}

interface MatchRow {
  readonly pool: number;
  readonly wanted: number;
  readonly allotted: number;
  readonly gifts: number;
}

/** The plain model: one gift after the other, each what is left. */
function allotPlainly(shares: readonly ShareRow[], pool: number): number[] {
  let left = pool;
  return shares.map(({ wanted }) => {
    const allotted = Math.min(wanted, left);
    left -= allotted;
    return allotted;
  });
}

/** All of it in one snapshot, in the order of places; `gift` besides as the ledger has it that the horizon sees. */
async function lookAt({ id }: OwnedMatch): Promise<{ match: MatchRow; shares: readonly (ShareRow & { readonly seen: number })[] }> {
  return database.transactions.readOnce('platform', async (tx) => {
    const match = await tx.row<MatchRow>(`SELECT pool::integer, wanted::integer, allotted::integer, gifts FROM matches WHERE id = $1`, [id]);
    const shares = await tx.rows<ShareRow & { seen: number }>(
      `SELECT share.donation_id AS "donationId", share.place::integer, share.gift::integer, share.wanted::integer, share.allotted::integer,
              (SELECT sum(entry.amount) FROM ledger_transactions movement JOIN ledger_entries entry ON entry.transaction_id = movement.id AND entry.account = 'campaign'
               WHERE movement.donation_id = share.donation_id AND pg_visible_in_snapshot(entry.xid, match.snapshot))::integer AS seen
       FROM match_shares share JOIN matches match ON match.id = share.match_id WHERE match.id = $1 ORDER BY share.place`,
      [id],
    );
    if (match === null) throw new Error('the match is gone');
    return { match, shares };
  });
}

/** What holds at every moment, whoever is doing what. */
async function expectExact(match: OwnedMatch, terms: Terms): Promise<void> {
  const { match: kept, shares } = await lookAt(match);
  expect(shares.map(({ allotted }) => allotted)).toEqual(allotPlainly(shares, kept.pool));
  expect(shares.map(({ gift, wanted }) => [gift, wanted])).toEqual(shares.map(({ seen }) => [seen, wantedFor(seen, terms)]));
  const sum = (of: 'wanted' | 'allotted') => shares.reduce((total, share) => total + share[of], 0);
  expect(kept).toEqual({ pool: kept.pool, wanted: sum('wanted'), allotted: sum('allotted'), gifts: shares.length });
  expect(kept.allotted).toBeLessThanOrEqual(kept.pool);
  expect(shares.map(({ place }) => place)).toEqual(shares.map((_, index) => index + 1));
}

async function aScene(seed: number) {
  const roll = dice(seed);
  const some = <T>(of: readonly T[]): T => of[roll(of.length)] as T;
  const day = await aGivingDay(database, { slug: `day-${seed}-${newId()}` });
  const campaigns = await campaignsOf(database, day, 3);
  const elsewhere = await aCampaign(database, { organisationId: day.organisationId });
  const fund = await aFund(database, campaigns[0]!);
  const donors: DonorId[] = [];
  for (let made = 0; made < 12; made += 1) donors.push(await aDonor(database, day.organisationId));
  const terms: Terms = { pool: 2_000 + roll(4_000), percent: some([100, 50, 33, 250]), most: some([null, null, 120]) };
  const draft = { percent: terms.percent, mostPerGift: terms.most };
  const window = aMatchDraft();
  const ofDay = { givingDay: day.slug, campaign: null };
  const match = await aMatch(database, day.organisationId, { pool: terms.pool, ...draft, opensAt: window.opensAt, closesAt: window.closesAt }, ofDay);
  const gifts: Gift[] = [];
  let tick = 0;

  const slowly = <T>(work: (tx: Transaction) => Promise<T>) =>
    database.transactions.run('platform', async (tx) => {
      const done = await work(tx);
      await pause(roll(10));
      return done;
    });
  const give = async (campaign: MadeCampaign, isCounted: boolean, designationId: Parameters<typeof bookGift>[3]['designationId'] = null, givenAt = new Date()) => {
    const [begunAt, amount] = [(tick += 1), 1 + roll(LARGEST_GIFT)];
    const booked = await slowly((tx) => bookGift(tx, campaign, some(donors), { amount, designationId, givenAt }));
    if (isCounted) gifts.push({ ...booked, amount, begunAt, bookedAt: (tick += 1), net: amount, isBusy: false, isTouched: false });
  };
  const move = async (kind: 'refund' | 'dispute' | 'dispute_reversal', amountOf: (gift: Gift) => number) => {
    const gift = gifts.length === 0 ? undefined : some(gifts);
    if (gift === undefined || gift.isBusy || amountOf(gift) === 0) return;
    gift.isBusy = true;
    gift.isTouched = true;
    const amount = amountOf(gift);
    await slowly((tx) => bookMovement(tx, gift, kind, amount));
    gift.net += amount;
    gift.isBusy = false;
  };
  const raise = async () => {
    terms.pool += roll(1_500);
    const { pool } = terms;
    await verbs.editMatch.run(match, aMatchDraft({ ...draft, opensAt: window.opensAt, closesAt: new Date(window.closesAt.getTime() + roll(3) * 1_000), pool }), 'test').catch((error: Error) => {
      // Another raised it further meanwhile, and it has been spent.
      if (!('allotted' in error)) throw error;
    });
  };
  const abort = () =>
    database.transactions
      .run({ organisationId: match.organisationId }, async (tx) => {
        await verbs.allot.runIn(tx, match);
        await pause(roll(5));
        throw new Error('killed');
      })
      .catch((error: Error) => expect(error.message).toBe('killed'));
  const acts: readonly (() => Promise<unknown>)[] = [
    ...Array.from({ length: 6 }, () => () => give(some(campaigns), true)),
    () => give(campaigns[0]!, true, fund),
    // None of its business: another campaign, or before its time.
    () => give(elsewhere, false),
    () => give(some(campaigns), false, null, new Date(window.opensAt.getTime() - 1_000)),
    () => move('refund', ({ net }) => (net > 0 ? -(1 + roll(net)) : 0)),
    () => move('dispute', ({ net }) => -net),
    () => move('dispute_reversal', ({ net, amount }) => amount - net),
    ...Array.from({ length: 4 }, () => () => verbs.allot.run(match)),
    abort,
    () => (roll(3) === 0 ? raise() : Promise.resolve()),
  ];
  return { match, terms, gifts, act: () => some(acts)(), dayId: day.id as GivingDayId };
}

describe('the shares of a match', () => {
  it.each(Array.from({ length: SEEDS }, (_, index) => index + 1))(
    'are what allotting one gift after the other gives, in every snapshot while gifts, refunds, rises and killed runs come at once (seed %i)',
    async (seed) => {
      const { match, terms, gifts, act } = await aScene(seed);
      let looks = 0;
      const underWay = new AbortController();
      const places = new Map<string, number>();
      const watching = (async () => {
        while (!underWay.signal.aborted) {
          await expectExact(match, terms);
          // A place that was given is kept.
          for (const { donationId, place } of (await lookAt(match)).shares) {
            expect(places.get(donationId) ?? place).toBe(place);
            places.set(donationId, place);
          }
          looks += 1;
        }
      })();
      const actors = Array.from({ length: ACTORS }, async () => {
        for (let step = 0; step < STEPS; step += 1) await act();
      });
      await Promise.all(actors).finally(() => underWay.abort());
      await watching;
      expect(looks).toBeGreaterThan(5);

      await verbs.allot.run(match);
      await expectExact(match, terms);
      const { match: kept, shares } = await lookAt(match);
      const byDonation = new Map(shares.map((share) => [share.donationId, share]));
      // Everybody it is about, with what is left of their gifts, and nobody else.
      expect(gifts.filter(({ net }) => wantedFor(net, terms) > 0).map(({ donationId, net }) => [donationId, byDonation.get(donationId)?.gift, net])).toEqual(
        gifts.filter(({ net }) => wantedFor(net, terms) > 0).map(({ donationId, net }) => [donationId, net, net]),
      );
      const known = new Set(gifts.map(({ donationId }) => donationId));
      expect(shares.filter(({ donationId }) => !known.has(donationId))).toEqual([]);
      expect(kept.allotted).toBe(Math.min(kept.pool, shares.reduce((sum, { wanted }) => sum + wanted, 0)));
      // Whoever was booked before somebody else began stands before them.
      const placed = gifts.flatMap((gift) => byDonation.get(gift.donationId) ?? []).length;
      expect(placed).toBeGreaterThan(20);
      const inOrder = gifts.filter(({ donationId, isTouched }) => byDonation.has(donationId) && !isTouched);
      for (const one of inOrder) for (const other of inOrder) {
        if (one.bookedAt < other.begunAt) expect(byDonation.get(one.donationId)!.place).toBeLessThan(byDonation.get(other.donationId)!.place);
      }
    },
    300_000,
  );
});
