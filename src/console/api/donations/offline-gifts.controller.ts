import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { DEDICATION_KINDS } from '../../../donations/dedication.js';
import { EnterOfflineGift } from '../../../donations/enter-offline-gift.js';
import { OFFLINE_MEANS } from '../../../donations/offline-gifts.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { NeedsStepUp } from '../../sign-in/step-up.guard.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, instant, slugText } from '../asked.js';
import { Desk } from '../desk.js';
import { BOOKERS } from '../imports/import-rights.js';

/** Bounds of what is sent at all; what it may say is the domain's to judge. */
const text = z.string().max(10_000);

const giftWish = z.strictObject({
  organisation: slugText.optional(),
  campaign: text,
  designation: text.nullable(),
  amount: z.number().finite(),
  currency: z.string().max(10),
  donor: z.strictObject({ email: text, number: text, name: text }),
  isAnonymous: z.boolean(),
  message: text,
  dedication: z.strictObject({ kind: z.enum(DEDICATION_KINDS), name: text, notify: z.strictObject({ name: text, email: text }).nullable() }).nullable(),
  means: z.enum(OFFLINE_MEANS),
  reference: text,
  receivedAt: instant,
  sendReceipt: z.boolean(),
  key: z.uuid(),
});

/** Gifts that came by cheque, transfer or in cash, entered one by one. */
@ConsoleApi('offline-gifts')
export class OfflineGiftsController {
  constructor(
    private readonly desk: Desk,
    private readonly enter: EnterOfflineGift,
  ) {}

  /** Whether one may be entered now: asked before the form is filled in, so that nobody types it twice. */
  @Get('standing')
  @DoneBy(...BOOKERS)
  @NeedsStepUp()
  standing(): { mayEnter: true } {
    return { mayEnter: true };
  }

  @Post()
  @HttpCode(201)
  @DoneBy(...BOOKERS)
  @NeedsStepUp()
  async book(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<{ id: string }> {
    const { organisation, key, isAnonymous, ...entry } = asked(giftWish, body);
    const { id } = await this.desk.organisation(session, organisation);
    const actor = actorOf(session);
    const { donationId } = await this.enter.run(id, { ...entry, anonymous: isAnonymous }, { actor, key: `console:${actor}:${key}` });
    return { id: donationId };
  }
}
