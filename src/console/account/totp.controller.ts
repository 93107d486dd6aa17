import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { StaffProofs } from '../../organisations/staff-proofs.js';
import { Totp } from '../../organisations/totp.js';
import { totpUri } from '../../organisations/totp-code.js';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { leadTo } from '../sign-in/lead-to.js';
import { NeedsStepUp } from '../sign-in/step-up.guard.js';
import { renderRecoveryCodes } from '../views/recovery-codes.view.js';
import { renderTotp } from '../views/totp.view.js';
import { drawQr } from './draw-qr.js';

const PATH = '/console/account/totp';

/** Sets up an authenticator app, or another in its place, and takes it away. */
@Controller('console/account/totp')
@NeedsStepUp()
@SignedInOnly()
export class TotpController {
  constructor(
    private readonly totp: Totp,
    private readonly proofs: StaffProofs,
    private readonly pages: ConsolePages,
  ) {}

  @Post()
  async begin(@CurrentSession() { staff }: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.totp.begin(staff);
    await leadTo(reply, PATH);
  }

  @Get()
  async show(@CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.#show(session, reply, null);
  }

  @Post('confirm')
  async confirm(@Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const codes = await this.totp.confirm(session.staff, formField(form, 'code'));
    if (codes === null) return this.#show(session, reply, 'wrong');
    await this.pages.show(reply, renderRecoveryCodes({ session, codes }));
  }

  @Post('remove')
  async remove(@CurrentSession() { staff }: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.totp.remove(staff);
    await leadTo(reply, '/console/account');
  }

  async #show(session: ConsoleSession, reply: FastifyReply, refusal: 'wrong' | null): Promise<void> {
    const secret = await this.totp.findPending(session.staff);
    if (secret === null) return leadTo(reply, '/console/account');
    const picture = drawQr(totpUri(secret, await this.proofs.getEmail(session.staff)));
    await this.pages.show(reply, renderTotp({ session, secret, picture, refusal }), refusal === null ? 200 : 422);
  }
}
