import { z } from 'zod';
import { currency, instant, minorUnits } from '../campaigns.schema.js';

/** JavaScript knows instants that PostgreSQL does not. */
const moment = z.iso
  .datetime({ offset: true })
  .refine((text) => new Date(text).getUTCFullYear() >= 1_970 && new Date(text).getUTCFullYear() <= 9_999, 'is no instant between 1970 and 9999')
  .meta({ description: 'ISO 8601 instant' });

const slug = z.string().max(80).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a slug');
const text = (most: number) => z.string().max(most * 4);

const foundation = {
  slug: slug.meta({ description: 'Its address, for good', example: 'new-library' }),
  currency: currency.meta({ description: 'For good: gifts are booked in it' }),
  locale: z.string().max(35).meta({ description: 'BCP 47 tag of the language its texts are in', example: 'en-GB' }),
};

export const campaignText = z.strictObject({
  title: text(200),
  summary: text(500).default(''),
  story: text(20_000).default(''),
  goal: minorUnits.nullable().default(null),
  minimum: minorUnits.meta({ description: 'Smallest gift, in minor units', example: 500 }),
  maximum: minorUnits.meta({ description: 'Largest gift at once, in minor units', example: 1_000_000 }),
  suggestedAmounts: z.array(minorUnits).max(8).default([]),
  opensAt: moment,
  closesAt: moment.nullable().default(null),
  published: z.boolean().meta({ description: 'Whether donors can see it' }),
});

export type CampaignText = z.infer<typeof campaignText>;

export const newCampaign = campaignText.extend({ ...foundation, givingDay: slug.nullable().default(null).meta({ description: 'For good: gifts count for the day of their campaign' }) });
export type NewCampaign = z.infer<typeof newCampaign>;

const named = z.object({ slug: z.string(), title: z.string() });
const period = z.enum(['draft', 'upcoming', 'open', 'closed', 'archived']);

const campaignFields = {
  slug: z.string(),
  title: z.string(),
  currency,
  locale: z.string(),
  givingDay: named.nullable(),
  goal: minorUnits.nullable(),
  state: period,
  published: z.boolean(),
  opensAt: instant,
  endsAt: instant.nullable().meta({ description: 'Its own end, or that of its giving day' }),
};

export const campaignSummary = z.object(campaignFields);
export const campaignPage = z.object({ campaigns: z.array(campaignSummary), nextCursor: z.string().nullable() });
export type CampaignSummary = z.infer<typeof campaignSummary>;

export const campaignSettings = z.object({
  ...campaignFields,
  summary: z.string(),
  story: z.string(),
  minimum: minorUnits,
  maximum: minorUnits,
  suggestedAmounts: z.array(minorUnits),
  closesAt: instant.nullable(),
  designations: z.array(z.object({ slug: z.string(), title: z.string(), position: z.int() })),
});

export type CampaignSettings = z.infer<typeof campaignSettings>;

export const designationDraft = z.strictObject({ title: text(200), position: z.int().min(0).max(100_000).default(0).meta({ description: 'Among the others' }) });
export type DesignationDraft = z.infer<typeof designationDraft>;

export const givingDayText = z.strictObject({ title: text(200), tagline: text(300).default(''), story: text(20_000).default(''), startsAt: moment, endsAt: moment, published: z.boolean() });
export type GivingDayText = z.infer<typeof givingDayText>;

export const newGivingDay = givingDayText.extend(foundation);
export type NewGivingDay = z.infer<typeof newGivingDay>;

export const givingDayView = z.object({
  ...{ slug: z.string(), title: z.string(), tagline: z.string(), story: z.string(), currency, locale: z.string(), published: z.boolean() },
  ...{ state: period, startsAt: instant, endsAt: instant, campaigns: z.int() },
});

export type GivingDayView = z.infer<typeof givingDayView>;

export const givingDayFigures = givingDayView.extend({
  totalRaised: z.object({ sums: z.array(z.object({ amount: minorUnits, currency })), asOf: instant, stale: z.boolean() }).meta({ description: 'A sum for each currency, its own first' }),
  donorCount: z.object({ value: z.int(), asOf: instant, stale: z.boolean() }),
  donationCount: z.object({ value: z.int(), asOf: instant, stale: z.boolean() }),
});

export type GivingDayFigures = z.infer<typeof givingDayFigures>;

export const givingDayPage = z.object({ givingDays: z.array(givingDayView), nextCursor: z.string().nullable() });
