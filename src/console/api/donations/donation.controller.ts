import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { RefundDonation } from '../../../donations/refund-donation.js';
import { SendReceiptAgain } from '../../../receipts/send-receipt-again.js';
import { parseText } from '../../../shared/text.js';
import type { DonationFolderShown, LetterShown, RefundOfferShown, RefundRowShown } from '../../contract/donations.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { NeedsStepUp } from '../../sign-in/step-up.guard.js';
import { actorOf } from '../../queues/actor-of.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked } from '../asked.js';
import { DonationDesk } from './donation-desk.js';
import { RefundDesk } from './refund-desk.js';
import { showLetter } from './shown-donations.js';

const reason = z.string().max(2_000).transform((text, context) => {
  if (text.trim() === '') return null;
  const parsed = parseText(text, 500, { lines: true });
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: `cannot be kept: ${parsed.fault}` });
  return z.NEVER;
});

/** The amount is said, never left to what is there when it arrives: that is what the person has agreed to. */
const refundWish = z.strictObject({ amount: z.int().min(1), reason: reason.default(null), key: z.uuid() });

/** One donation, what was given back of it, and what was written about it. */
@ConsoleApi('donations/:id')
export class DonationFolderController {
  constructor(
    private readonly desk: DonationDesk,
    private readonly refunds: RefundDesk,
    private readonly refund: RefundDonation,
    private readonly sendAgain: SendReceiptAgain,
  ) {}

  @Get()
  async show(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<DonationFolderShown> {
    return this.desk.show(session, await this.desk.get(session, id));
  }

  /** What can be given back at this moment, from the donation and its refunds themselves. */
  @Get('refund-offer')
  @DoneBy('client_admin', 'customer_success')
  async offer(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<RefundOfferShown> {
    return this.refunds.offer(await this.desk.get(session, id));
  }

  @Post('refunds')
  @HttpCode(201)
  @DoneBy('client_admin', 'customer_success')
  @NeedsStepUp()
  async giveBack(@Param('id') id: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<RefundRowShown> {
    const { amount, reason: why, key } = asked(refundWish, body);
    const donation = await this.desk.get(session, id);
    const by = actorOf(session);
    const { refund } = await this.refund.run(donation, { amount, currency: donation.currency, reason: why, by, key: `console:${by}:${key}` });
    return this.refunds.showOne(session, donation, refund);
  }

  @Post('receipt-sendings')
  @HttpCode(202)
  async sendReceipt(@Param('id') id: string, @CurrentSession() session: ConsoleSession): Promise<LetterShown> {
    return showLetter(await this.sendAgain.run(await this.desk.get(session, id), `staff:${session.staff.staffId}`));
  }
}
