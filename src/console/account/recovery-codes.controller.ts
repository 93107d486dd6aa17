import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RecoveryCodes } from '../../organisations/recovery-codes.js';
import { asksForMore, SignInFactorReader } from '../../organisations/sign-in-factors.js';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { leadTo } from '../sign-in/lead-to.js';
import { NeedsStepUp } from '../sign-in/step-up.guard.js';
import { renderRecoveryCodes } from '../views/recovery-codes.view.js';

/** New codes for the day the phone is lost. */
@Controller('console/account/recovery-codes')
@NeedsStepUp()
@SignedInOnly()
export class RecoveryCodesController {
  constructor(
    private readonly codes: RecoveryCodes,
    private readonly factors: SignInFactorReader,
    private readonly pages: ConsolePages,
  ) {}

  /** Where nothing but a password is asked for, there is nothing to recover. */
  @Post()
  async renew(@CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    if (!asksForMore(await this.factors.get(session.staff))) return leadTo(reply, '/console/account');
    await this.pages.show(reply, renderRecoveryCodes({ session, codes: await this.codes.renew(session.staff) }));
  }
}
