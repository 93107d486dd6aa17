import { Body, Get, HttpCode, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { LOOSENED_AFTER_HOURS, RefundLimits } from '../../../donations/refund-limits.js';
import { AGREEMENT_DAYS } from '../../../donations/reserve-refund.js';
import type { RefundLimitsShown } from '../../contract/settings.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { NeedsStepUp } from '../../sign-in/step-up.guard.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, slugText } from '../asked.js';
import { Desk } from '../desk.js';

const ofWhom = z.strictObject({ organisation: slugText.optional() });
const limitsWish = z.strictObject({
  organisation: slugText.optional(),
  limits: z.array(z.strictObject({ currency: z.string().max(3), amount: z.int().min(1).nullable() })).max(50),
});

/** From which amounts an organisation has refunds wait for a second person. */
@ConsoleApi('refund-limits', 'client_admin', 'customer_success', 'engineer')
export class RefundLimitsScreenController {
  constructor(
    private readonly desk: Desk,
    private readonly limits: RefundLimits,
  ) {}

  @Get()
  async show(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<RefundLimitsShown> {
    const { id } = await this.desk.organisation(session, asked(ofWhom, query).organisation);
    const [limits, currencies] = await Promise.all([this.limits.list(id), this.limits.listCurrencies(id)]);
    return {
      limits: limits.map(({ currency, amount, held }) => ({ currency, amount, held: held === null ? null : { amount: { amount: held.amount, currency }, until: held.until.toISOString() } })),
      ...{ currencies, loosenedAfterHours: LOOSENED_AFTER_HOURS, agreementDays: AGREEMENT_DAYS },
    };
  }

  @Put()
  @HttpCode(204)
  @DoneBy('client_admin', 'customer_success')
  @NeedsStepUp()
  async set(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const { organisation, limits } = asked(limitsWish, body);
    const { id } = await this.desk.organisation(session, organisation);
    await this.limits.set(id, limits, actorOf(session));
  }
}
