import { z } from 'zod';
import { DEDICATION_KINDS } from '../donations/dedication.js';
import { CURRENCIES } from '../shared/currencies.js';

export const currency = z
  .enum(CURRENCIES as [string, ...string[]])
  .meta({ description: 'ISO 4217 code', example: 'GBP' });

export const minorUnits = z.int().meta({ description: 'Whole minor units of the currency (cents, yen, fils)' });
export const instant = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC' });

const dedicationName = z.string().min(1).max(1_000);

export const newDedication = z
  .strictObject({
    kind: z.enum(DEDICATION_KINDS).meta({ description: 'In whose honour, or in whose memory' }),
    name: dedicationName,
    notify: z.strictObject({ email: z.string().min(1).max(400), name: dedicationName }).nullish().meta({ description: 'Who is told of it once, without the amount' }),
  })
  .meta({ description: 'Whom the gift honours' });

export const newDonation = z.strictObject({
  amount: z.int().min(1).meta({ description: 'Minor units: 2500 is £25.00', example: 2500 }),
  currency: currency.meta({ description: "The campaign's own" }),
  donor: z.strictObject({ email: z.string().min(1).max(400), name: z.string().min(1).max(1_000) }),
  anonymous: z.boolean().default(false),
  designation: z.string().max(100).nullish(),
  message: z.string().max(10_000).nullish(),
  coverFees: z.boolean().default(false),
  dedication: newDedication.nullish(),
  payment: z.strictObject({
    method: z.literal('sandbox'),
    card: z.string().max(100).meta({ example: '4242424242424242' }),
  }),
});

export type NewDonation = z.infer<typeof newDonation>;

export const donationView = z.object({
  id: z.uuid(),
  status: z.enum(['pending', 'captured', 'partly_refunded', 'refunded', 'failed', 'disputed']),
  campaign: z.string(),
  amount: minorUnits,
  coveredFee: minorUnits,
  refunded: minorUnits.meta({ description: 'What went back to the donor, of the gift first and of the covered fee last' }),
  currency,
  anonymous: z.boolean(),
  message: z.string().nullable(),
  dedication: z.object({ kind: z.enum(DEDICATION_KINDS), name: z.string(), notify: z.object({ name: z.string(), email: z.string() }).nullable() }).nullable(),
  failure: z.string().nullable(),
  createdAt: instant,
  capturedAt: instant.nullable(),
  receiptSentAt: instant.nullable(),
  matches: z
    .array(z.object({ id: z.uuid(), sponsor: z.string(), amount: minorUnits.nullable().meta({ description: 'Null for the moment until it is known; 0 where the pool was used up' }) }))
    .meta({ description: 'What sponsors have added to the gift. It is no money received, and in no total' }),
  url: z.url().meta({ description: 'Page on which the donor sees what became of it' }),
  readToken: z.string().nullable().meta({ description: 'Send it back to be shown at least this donation' }),
});

export type DonationView = z.infer<typeof donationView>;

export const donationPage = z.object({
  donations: z.array(
    z.object({
      id: z.uuid(),
      name: z.string().nullable(),
      amount: minorUnits,
      currency,
      message: z.string().nullable(),
      capturedAt: instant,
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const donationsQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(1).max(100))
    .default(50),
});

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
});
