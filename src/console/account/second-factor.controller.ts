import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { StaffProofs } from '../../organisations/staff-proofs.js';
import { Clock } from '../../shared/clock.js';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { leadTo } from '../sign-in/lead-to.js';
import { PasskeyCeremony } from '../sign-in/passkey-ceremony.js';
import { renderSecondFactor } from '../views/second-factor.view.js';

/** Where whoever must have a second factor gets one. */
@Controller('console/account/second-factor')
@SignedInOnly()
export class SecondFactorController {
  constructor(
    private readonly proofs: StaffProofs,
    private readonly ceremony: PasskeyCeremony,
    private readonly pages: ConsolePages,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const { staff } = session;
    if (!staff.lacksFactor) return leadTo(reply, '/console/account');
    const passkeyOptions = await this.ceremony.askToRegister(staff, { name: staff.name, email: await this.proofs.getEmail(staff) });
    await this.pages.show(reply, renderSecondFactor({ session, passkeyOptions, now: this.clock.now() }));
  }
}
