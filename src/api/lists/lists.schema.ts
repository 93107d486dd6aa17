import { z } from 'zod';
import { DONATION_STATUSES } from '../../donations/donation-status.js';
import { currency, instant, minorUnits } from '../campaigns.schema.js';
import { placeQuery } from '../place-pages.js';

const slug = z.string().max(80).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a slug');
const moment = z.iso.datetime({ offset: true }).refine((text) => new Date(text).getUTCFullYear() >= 1_970 && new Date(text).getUTCFullYear() <= 9_999, 'is no instant between 1970 and 9999');

export const donationsQuery = placeQuery.extend({
  status: z.enum(DONATION_STATUSES).optional(),
  campaign: slug.optional(),
  donor: z.uuid().optional(),
  from: moment.optional(),
  until: moment.optional(),
});

export type DonationsQuery = z.infer<typeof donationsQuery>;

export const donationRow = z.object({
  id: z.uuid(),
  status: z.enum(DONATION_STATUSES),
  campaign: z.string(),
  designation: z.string().nullable().meta({ description: 'Its title' }),
  donor: z.uuid().meta({ description: 'Who that is takes donors:read' }),
  amount: minorUnits,
  coveredFee: minorUnits,
  refunded: minorUnits,
  currency,
  anonymous: z.boolean(),
  message: z.string().nullable(),
  failure: z.string().nullable(),
  createdAt: instant,
});

export const donationRows = z.object({ donations: z.array(donationRow), nextCursor: z.string().nullable() });

export const donorsQuery = placeQuery.extend({ tag: z.string().min(1).max(100).optional() });
export type DonorsQuery = z.infer<typeof donorsQuery>;

export const donorRow = z.object({ id: z.uuid(), name: z.string(), email: z.string(), number: z.string().nullable(), tags: z.array(z.string()), createdAt: instant });
export const donorRows = z.object({ donors: z.array(donorRow), nextCursor: z.string().nullable() });
