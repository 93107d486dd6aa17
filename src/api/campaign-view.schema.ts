import { z } from 'zod';
import { currency, instant, minorUnits } from './campaigns.schema.js';
import { publicChallenge, publicMatch } from './pledges/pledges.schema.js';

const freshness = {
  asOf: instant,
  tier: z.enum(['memory', 'redis', 'columns', 'computed']).meta({ description: 'Where the value came from' }),
  stale: z.boolean(),
};

export const campaignView = z.object({
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  organisation: z.object({ slug: z.string(), name: z.string() }),
  givingDay: z.object({ slug: z.string(), title: z.string() }).nullable(),
  locale: z.string(),
  currency,
  goal: minorUnits.nullable(),
  minimum: minorUnits,
  maximum: minorUnits,
  suggestedAmounts: z.array(minorUnits),
  designations: z.array(z.object({ slug: z.string(), title: z.string() })),
  state: z.enum(['upcoming', 'open', 'closed']),
  opensAt: instant,
  closesAt: instant.nullable(),
  totalRaised: z.object({ amount: minorUnits, currency, ...freshness }),
  donorCount: z.object({ value: z.int(), ...freshness }),
  donationCount: z.object({ value: z.int(), ...freshness }),
  matches: z.array(publicMatch).meta({ description: 'Of the campaign and of its giving day, the one that opens first first' }),
  challenges: z.array(publicChallenge),
});

export type CampaignView = z.infer<typeof campaignView>;
