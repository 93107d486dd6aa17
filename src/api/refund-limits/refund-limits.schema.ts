import { z } from 'zod';
import { LOOSENED_AFTER_HOURS } from '../../donations/refund-limits.js';
import { currency, instant, minorUnits } from '../campaigns.schema.js';

const amount = z.int().min(1).nullable();

export const newRefundLimits = z.strictObject({
  limits: z
    .array(z.strictObject({ currency, amount: amount.meta({ description: 'Minor units; null lifts it', example: 50_000 }) }))
    .min(1)
    .max(50)
    .meta({ description: `Currencies that are not named stay as they are. What is stricter holds at once, what is looser in ${LOOSENED_AFTER_HOURS} hours` }),
});

export type NewRefundLimits = z.infer<typeof newRefundLimits>;

export const refundLimitsView = z.object({
  limits: z.array(
    z.object({
      currency,
      amount: minorUnits.nullable().meta({ description: 'From so much of one donation on, a second person has to agree; null: never, once the stricter one before it has ended' }),
      held: z.object({ amount: minorUnits, until: instant }).nullable().meta({ description: 'The stricter one before it, which still holds' }),
    }),
  ),
});

export type RefundLimitsView = z.infer<typeof refundLimitsView>;
