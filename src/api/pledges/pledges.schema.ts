import { z } from 'zod';
import { CHALLENGE_KINDS, CHALLENGE_STATES } from '../../matches/challenge.js';
import { MATCH_STATES } from '../../matches/match.js';
import { currency, instant, minorUnits } from '../campaigns.schema.js';
import { placeQuery } from '../place-pages.js';

/** JavaScript knows instants that PostgreSQL does not. */
const moment = z.iso
  .datetime({ offset: true })
  .refine((text) => new Date(text).getUTCFullYear() >= 1_970 && new Date(text).getUTCFullYear() <= 9_999, 'is no instant between 1970 and 9999')
  .meta({ description: 'ISO 8601 instant' });

const slug = z.string().max(80).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a slug');
const named = z.object({ slug: z.string(), title: z.string() });

const foundation = {
  givingDay: slug.nullish().meta({ description: 'Gifts to all campaigns of this day; either this or a campaign, for good' }),
  campaign: slug.nullish().meta({ description: 'Gifts to this campaign', example: 'new-library' }),
  designation: slug.nullish().meta({ description: 'Only those to this designation of the campaign' }),
  currency: currency.meta({ description: 'For good. Of its amounts, and of the gifts that a match is about' }),
};

const draft = {
  sponsor: z.string().min(1).max(800).meta({ description: 'Donors read it', example: 'The Class of 1998' }),
  tag: z.string().min(1).max(400).nullish().meta({ description: 'Only gifts of donors who bear this tag when they give' }),
  opensAt: moment,
  closesAt: moment,
};

export const matchText = z.strictObject({
  ...draft,
  pool: minorUnits.meta({ description: 'What the sponsor adds at most, in minor units. It can be raised, and not be made less than what is allotted', example: 1_000_000 }),
  percent: z.int().meta({ description: 'What is added to a gift, in percent of it: 100 doubles it. Settled by the first gift that is matched', example: 100 }),
  mostPerGift: minorUnits.nullish().meta({ description: 'What is added to one gift at most, in minor units. Settled by the first gift that is matched' }),
});

export type MatchText = z.infer<typeof matchText>;
export const newMatch = matchText.extend(foundation);
export type NewMatch = z.infer<typeof newMatch>;

const pledgeView = {
  id: z.uuid(),
  givingDay: named.nullable(),
  campaign: named.nullable(),
  designation: named.nullable(),
  currency,
  sponsor: z.string(),
  opensAt: instant,
  closesAt: instant,
  closedAt: instant.nullable().meta({ description: 'When somebody ended it before its time' }),
};

const forKeepers = { tag: z.string().nullable(), createdAt: instant, createdBy: z.string(), updatedAt: instant };

const matchFigures = {
  pool: minorUnits,
  allotted: minorUnits.meta({ description: 'What was added to gifts by now: what the sponsor owes. No total has it in it' }),
  left: minorUnits,
  percent: z.int(),
  mostPerGift: minorUnits.nullable(),
  state: z.enum(MATCH_STATES).meta({ description: '`exhausted`: it is on, and nothing is left of the pool' }),
};

/** As everyone may see it. */
export const publicMatch = z.object({ ...pledgeView, ...matchFigures, isForSome: z.boolean().meta({ description: 'Only for some donors, whom the organisation has told' }) });
export type PublicMatchView = z.infer<typeof publicMatch>;

export const matchView = z.object({
  ...pledgeView,
  ...matchFigures,
  ...forKeepers,
  gifts: z.int().meta({ description: 'Gifts that have a place in it, whether or not something was left for them' }),
  wanted: minorUnits.meta({ description: 'What those gifts would have if the pool were large enough' }),
  exhaustedAt: instant.nullable(),
});

export type MatchView = z.infer<typeof matchView>;
export const matchPage = z.object({ matches: z.array(matchView), nextCursor: z.string().nullable() });

export const matchPreview = z.object({
  counted: z
    .object({
      gifts: z.int().meta({ description: 'Gifts that would have a place in it at once, whether or not something would be left for them' }),
      wanted: minorUnits.meta({ description: 'What those gifts would have if the pool were large enough' }),
      covered: minorUnits.meta({ description: 'What they would have of the pool' }),
    })
    .nullable()
    .meta({ description: 'Null where there are more gifts than can be counted in three seconds' }),
  readAt: instant.meta({ description: 'Everything that was booked until then is in it' }),
});

export type MatchPreviewView = z.infer<typeof matchPreview>;

export const matchSharePage = z.object({
  shares: z.array(
    z.object({
      donation: z.uuid(),
      place: z.int().meta({ description: 'In the order in which gifts were booked; places are never given up' }),
      gift: minorUnits.meta({ description: 'What is left of it after refunds' }),
      wanted: minorUnits,
      allotted: minorUnits,
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const challengeText = z.strictObject({
  ...draft,
  kind: z.enum(CHALLENGE_KINDS).meta({ description: 'What is counted: gifts, the donors who made them, or what they gave' }),
  threshold: z.int().meta({ description: 'So many gifts or donors, or so many minor units', example: 500 }),
  reward: z.string().min(1).max(1_200).meta({ description: 'Donors read it', example: 'A new roof for the boathouse' }),
  rewardAmount: minorUnits.nullish().meta({ description: 'How much money that is, in minor units, where it is money' }),
});

export type ChallengeText = z.infer<typeof challengeText>;
export const newChallenge = challengeText.extend(foundation);
export type NewChallenge = z.infer<typeof newChallenge>;

const challengeFigures = {
  kind: z.enum(CHALLENGE_KINDS),
  threshold: z.int(),
  progress: z.int().meta({ description: 'Refunds are taken off' }),
  reward: z.string(),
  rewardAmount: minorUnits.nullable(),
  metAt: instant.nullable().meta({ description: 'For good: a later refund does not undo it' }),
  state: z.enum(CHALLENGE_STATES).meta({ description: '`counting`: it has ended, and the last gifts may still be being booked' }),
};

export const publicChallenge = z.object({ ...pledgeView, ...challengeFigures, isForSome: z.boolean().meta({ description: 'Only gifts of some donors count, whom the organisation has told' }) });
export type PublicChallengeView = z.infer<typeof publicChallenge>;

export const challengeView = z.object({ ...pledgeView, ...challengeFigures, ...forKeepers });
export type ChallengeView = z.infer<typeof challengeView>;
export const challengePage = z.object({ challenges: z.array(challengeView), nextCursor: z.string().nullable() });

export const pledgesQuery = placeQuery.extend({ givingDay: slug.optional(), campaign: slug.optional() });
export type PledgesQuery = z.infer<typeof pledgesQuery>;
