import { z } from 'zod';
import { OFFLINE_MEANS } from '../../donations/offline-gifts.js';
import { currency, newDedication } from '../campaigns.schema.js';

export const newOfflineDonation = z.strictObject({
  amount: z.int().min(1).meta({ description: 'Minor units: 2500 is £25.00', example: 2500 }),
  currency: currency.meta({ description: "The campaign's own" }),
  donor: z
    .strictObject({ email: z.string().max(400).nullish(), number: z.string().max(400).nullish().meta({ description: 'Under which you know them; in place of an address' }), name: z.string().max(1_000).nullish() })
    .meta({ description: 'By address or by number' }),
  anonymous: z.boolean().default(false),
  designation: z.string().max(100).nullish(),
  message: z.string().max(10_000).nullish(),
  dedication: newDedication.nullish(),
  means: z.enum(OFFLINE_MEANS).meta({ description: 'How the money came' }),
  reference: z.string().max(1_000).nullish().meta({ description: 'Of the cheque or the transfer: booked once, also by imports' }),
  receivedAt: z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601 instant' }),
  sendReceipt: z.boolean().default(false).meta({ description: 'Whether the donor gets a receipt by mail' }),
});

export type NewOfflineDonation = z.infer<typeof newOfflineDonation>;
