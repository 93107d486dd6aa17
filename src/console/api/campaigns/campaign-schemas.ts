import { z } from 'zod';
import { instant, slugText } from '../asked.js';

/** Bounds of what is sent at all; what it may say is the domain's to judge. */
const text = z.string().max(100_000);
const amount = z.number().finite();

export const campaignText = {
  ...{ title: text, summary: text, story: text, goal: amount.nullable(), minimum: amount, maximum: amount },
  ...{ suggestedAmounts: z.array(amount).max(50), opensAt: instant, closesAt: instant.nullable(), isPublished: z.boolean() },
};

const foundation = { organisation: slugText.optional(), slug: slugText, currency: z.string().max(10), locale: z.string().max(100) };

export const campaignDraft = z.strictObject(campaignText);
export const newCampaign = z.strictObject({ ...campaignText, ...foundation, givingDay: slugText.nullable() });

const dayText = { title: text, tagline: text, story: text, startsAt: instant, endsAt: instant, isPublished: z.boolean() };

export const givingDayDraft = z.strictObject(dayText);
export const newGivingDay = z.strictObject({ ...dayText, ...foundation });

export const designationDraft = z.strictObject({ title: text, position: z.int().min(0).max(100_000) });
export const cadenceWish = z.strictObject({ everySeconds: z.int().min(1).max(10_000_000).nullable() });
