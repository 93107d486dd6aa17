import type { OrganisationId } from '../../src/shared/ids.js';
import { next, type MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay } from '../factories/a-giving-day.js';
import { aDonor } from '../factories/a-ledger-row.js';
import { aChallenge, aMatch, pledgeVerbs } from '../factories/a-match.js';
import { bookGift } from '../factories/a-movement.js';
import type { TestApp } from '../support/app.js';
import type { ListCase, Listed, Row } from './list-case.js';

const sql = ({ app }: Listed, statement: string, parameters: unknown[]) => app.database.transactions.run('platform', (tx) => tx.rows(statement, parameters));
const at = (instant: string) => Date.parse(instant);
const id = ({ id: own }: Row): string => own as string;

const SPONSORS = ['Ada', 'ada', 'Émile', 'Ünal', 'noor'];

/** Copies one over and over: what is in it is the same but for what `differing` says, in which rows count as n. */
const copiesSql = (table: 'matches' | 'challenges', differing: string) =>
  `INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(pledge) || jsonb_build_object('id', uuidv7(), 'idempotency_key', 'list ' || uuidv7(),
     'sponsor', ($3::text[])[1 + n % 5] || ' of ' || $2, 'created_at', now() - n / 3 * interval '1 hour', ${differing}))).*
   FROM ${table} pledge, generate_series(1, $4::integer) n WHERE pledge.id = $1`;

const TIMES = `'opens_at', now() + (n % 3 - 1.5) * interval '1 hour', 'closes_at', now() + (n % 3 - 1.5) * interval '1 hour' + (1 + n % 2) * interval '70 minutes'`;

export const PLEDGE_LISTS: readonly ListCase[] = [
  {
    path: '/matches', route: 'matches', who: 'admin', keyOf: id, cell: ['id', id],
    plant: async (of, count) => {
      await sql(of, copiesSql('matches', `${TIMES}, 'exhausted_at', NULL, 'pool', 1000 * (1 + n % 4), 'allotted', CASE WHEN n % 7 = 0 THEN 1000 * (1 + n % 4) ELSE n % 3 * 500 END, 'wanted', 9000, 'gifts', n % 5`), [of.match, of.word, SPONSORS, count]);
    },
    sorts: {
      createdAt: ({ createdAt }) => at(createdAt), opensAt: ({ opensAt }) => at(opensAt), closesAt: ({ closesAt }) => at(closesAt), sponsor: null,
      pool: ({ pool }) => pool as number, allotted: ({ allotted }) => allotted as number, left: ({ pool, allotted }) => pool - allotted, gifts: ({ gifts }) => gifts as number,
    },
    filters: {
      ...Object.fromEntries(['upcoming', 'open', 'exhausted', 'closed'].map((state) => [`state=${state}`, (row: Row) => row.state === state])),
      'campaign={campaign}': ({ campaign }) => campaign !== null,
      'givingDay={day}': ({ givingDay }) => givingDay !== null,
    },
    search: { text: ({ sponsor }) => (sponsor as string).slice(1, 6).toUpperCase(), finds: ({ sponsor }, text) => (sponsor as string).toLowerCase().includes(text.toLowerCase()) },
  },
  {
    path: '/challenges', route: 'challenges', who: 'admin', keyOf: id, cell: ['id', id],
    plant: async (of, count) => {
      await sql(of, copiesSql('challenges', `${TIMES}, 'kind', (ARRAY['gifts', 'donors', 'amount'])[1 + n % 3], 'threshold', 10 * (1 + n % 4), 'progress', n % 6, 'reward_amount', CASE WHEN n % 2 = 0 THEN 100 * (n % 3 + 1) END,
        'met_at', CASE WHEN n % 8 = 0 THEN now() END, 'closed_at', CASE WHEN n % 9 = 1 THEN now() - interval '2 hours' END`), [of.challenge, of.word, SPONSORS, count]);
    },
    sorts: {
      createdAt: ({ createdAt }) => at(createdAt), opensAt: ({ opensAt }) => at(opensAt), closesAt: ({ closesAt }) => at(closesAt), sponsor: null,
      reached: ({ progress, threshold }) => progress / threshold, rewardAmount: ({ rewardAmount }) => (rewardAmount as number | null) ?? 0,
    },
    filters: {
      ...Object.fromEntries(['upcoming', 'open', 'met', 'missed', 'withdrawn'].map((state) => [`state=${state}`, (row: Row) => row.state === state])),
      'kind=donors': ({ kind }) => kind === 'donors',
      'campaign={campaign}': ({ campaign }) => campaign !== null,
      'givingDay={day}': ({ givingDay }) => givingDay !== null,
    },
    search: { text: ({ sponsor }) => (sponsor as string).slice(1, 6).toUpperCase(), finds: ({ sponsor }, text) => (sponsor as string).toLowerCase().includes(text.toLowerCase()) },
  },
  {
    path: ({ match }) => `/matches/${match}/shares`, route: 'matches/:id/shares', who: 'admin', keyOf: ({ donation }) => donation as string, cell: ['donation', ({ donation }) => donation as string],
    plant: async (of, count) => {
      const { app, campaign, donorId, organisationId, match } = of;
      await app.database.transactions.run('platform', async (tx) => {
        for (let n = 0; n < count; n += 1) await bookGift(tx, campaign, donorId, { amount: 100 * (1 + ((n + next()) % 4)) });
      });
      await pledgeVerbs(app.database).allot.run({ id: match, organisationId });
    },
    sorts: {
      place: ({ place }) => place as number, gift: ({ gift }) => gift as number, wanted: ({ wanted }) => wanted as number,
      allotted: ({ allotted }) => allotted as number, missing: ({ wanted, allotted }) => wanted - allotted,
    },
    filters: { 'came=short': ({ wanted, allotted }) => allotted < wanted },
    search: { text: ({ donation }) => donation as string, finds: ({ donation }, text) => donation === text },
  },
];

/** What a campaign and a giving day of the organisation are promised, and who gives to the campaign. */
export async function promisesTo({ database }: TestApp, organisationId: OrganisationId, campaign: MadeCampaign, word: string): Promise<Pick<Listed, 'day' | 'match' | 'challenge' | 'donorId'>> {
  const sponsor = `Sponsor of ${word}`;
  const day = await aGivingDay(database, { organisationId, slug: `${word}-day` });
  const match = await aMatch(database, campaign, { sponsor, pool: 2_050 });
  const challenge = await aChallenge(database, campaign, { sponsor });
  await aMatch(database, organisationId, { sponsor }, { givingDay: day.slug });
  await aChallenge(database, organisationId, { sponsor }, { givingDay: day.slug });
  return { day, match: match.id, challenge: challenge.id, donorId: await aDonor(database, organisationId) };
}
