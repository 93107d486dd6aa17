import { z } from 'zod';
import { CHALLENGE_KINDS } from '../../../matches/challenge.js';
import type { StaffRole } from '../../../organisations/staff.entity.js';
import { instant, slugText } from '../asked.js';

/** Engineers look on. */
export const PLEDGERS = ['client_admin', 'client_editor', 'customer_success'] as const satisfies readonly StaffRole[];

/** Bounds of what is sent at all; what it may say is the domain's to judge. */
const text = z.string().max(10_000);
const amount = z.number().finite();

const pledgeText = { sponsor: text, tag: text.nullable(), opensAt: instant, closesAt: instant };
const matchText = { ...pledgeText, pool: amount, percent: amount, mostPerGift: amount.nullable() };
const challengeText = { ...pledgeText, kind: z.enum(CHALLENGE_KINDS), threshold: amount, reward: text, rewardAmount: amount.nullable() };

const foundation = {
  organisation: slugText.optional(),
  ...{ givingDay: slugText.nullable(), campaign: slugText.nullable(), designation: slugText.nullable(), currency: z.string().max(10) },
};
const once = { key: z.uuid() };

export const matchDraft = z.strictObject(matchText);
export const matchWish = z.strictObject({ ...matchText, ...foundation });
export const newMatch = z.strictObject({ ...matchText, ...foundation, ...once });
export const poolWish = z.strictObject({ pool: amount });

export const challengeDraft = z.strictObject(challengeText);
export const newChallenge = z.strictObject({ ...challengeText, ...foundation, ...once });
