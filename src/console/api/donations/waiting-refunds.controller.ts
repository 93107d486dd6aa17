import { HttpCode, Param, Post } from '@nestjs/common';
import { AgreeToRefund } from '../../../donations/agree-to-refund.js';
import { EndWaitingRefund } from '../../../donations/end-waiting-refund.js';
import { RefundDonation } from '../../../donations/refund-donation.js';
import { RefundNotFound } from '../../../donations/refunds.errors.js';
import { parseId, type RefundId } from '../../../shared/ids.js';
import type { RefundRowShown } from '../../contract/donations.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { NeedsStepUp } from '../../sign-in/step-up.guard.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { DonationDesk } from './donation-desk.js';
import { RefundDesk } from './refund-desk.js';

/** What becomes of a refund that waits for a second person. */
@ConsoleApi('donations/:id/refunds/:refund')
export class WaitingRefundsController {
  constructor(
    private readonly desk: DonationDesk,
    private readonly refunds: RefundDesk,
    private readonly agreeing: AgreeToRefund,
    private readonly refund: RefundDonation,
    private readonly ending: EndWaitingRefund,
  ) {}

  @Post('agreement')
  @HttpCode(200)
  @DoneBy('client_admin', 'customer_success')
  @NeedsStepUp()
  async agree(@Param('id') id: string, @Param('refund') refund: string, @CurrentSession() session: ConsoleSession): Promise<RefundRowShown> {
    const donation = await this.desk.get(session, id);
    const reserved = await this.agreeing.run(donation, refundId(refund), session.staff);
    return this.refunds.showOne(session, donation, (await this.refund.carryOut(reserved)).refund);
  }

  /** Needs no newer proof: nothing leaves. */
  @Post('refusal')
  @HttpCode(200)
  @DoneBy('client_admin', 'customer_success')
  decline(@Param('id') id: string, @Param('refund') refund: string, @CurrentSession() session: ConsoleSession): Promise<RefundRowShown> {
    return this.#end(session, id, refund, 'declined');
  }

  @Post('withdrawal')
  @HttpCode(200)
  @DoneBy('client_admin', 'customer_success')
  withdraw(@Param('id') id: string, @Param('refund') refund: string, @CurrentSession() session: ConsoleSession): Promise<RefundRowShown> {
    return this.#end(session, id, refund, 'withdrawn');
  }

  async #end(session: ConsoleSession, id: string, refund: string, outcome: 'declined' | 'withdrawn'): Promise<RefundRowShown> {
    const donation = await this.desk.get(session, id);
    return this.refunds.showOne(session, donation, await this.ending.run(donation, refundId(refund), outcome, session.staff));
  }
}

/** @throws RefundNotFound */
function refundId(text: string): RefundId {
  const id: RefundId | null = parseId(text);
  if (id === null) throw new RefundNotFound();
  return id;
}
