import { z } from 'zod';
import { currency, instant, minorUnits } from './campaigns.schema.js';

export const newRefund = z.strictObject({
  amount: z.int().min(1).optional().meta({ description: 'Minor units; all that is left, where left out', example: 1000 }),
  currency: currency.optional().meta({ description: "The donation's own" }),
  reason: z.string().max(500).nullish().meta({ description: 'For your own records' }),
});

export type NewRefund = z.infer<typeof newRefund>;

export const refundView = z.object({
  id: z.uuid(),
  donation: z.uuid(),
  status: z.enum(['waiting', 'declined', 'withdrawn', 'expired', 'pending', 'succeeded', 'failed']).meta({
    description: 'Waiting: a second person of your organisation has to agree in the console, which no key can; pending until the provider has answered',
  }),
  amount: minorUnits,
  gift: minorUnits.nullable().meta({ description: 'What of it came from the gift; null until it has succeeded' }),
  coveredFee: minorUnits.nullable().meta({ description: 'What of it came from the fee the donor had covered' }),
  currency,
  reason: z.string().nullable(),
  failure: z.string().nullable(),
  requestedAt: instant,
  settledAt: instant.nullable(),
  expiresAt: instant.nullable().meta({ description: 'Until when a second person can agree; null where none is needed' }),
  readToken: z.string().nullable().meta({ description: 'Send it back to be shown figures with at least this refund' }),
});

export type RefundView = z.infer<typeof refundView>;

export const refundList = z.object({ refunds: z.array(refundView) });

export const sendingView = z.object({
  id: z.uuid(),
  status: z.enum(['waiting', 'sending', 'sent', 'uncertain', 'refused']).meta({ description: 'uncertain: held, for it may have arrived' }),
  requestedAt: instant,
  sentAt: instant.nullable(),
});

export type SendingView = z.infer<typeof sendingView>;
