import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '../../organisations/sessions.js';
import type { SignInRefusal } from '../views/sign-in.view.js';
import { formField } from './form-field.js';
import { KnownDevice } from './known-device.js';
import { leadTo } from './lead-to.js';
import { OpenSession } from './open-session.js';
import { PendingSignIn } from './pending-sign-in.js';
import { factorPath, safeNext } from './safe-next.js';
import { SessionCookie } from './session-cookie.js';
import { SignInPage } from './sign-in-page.js';
import { SignIn } from './sign-in.js';

const STATUS_OF: Readonly<Record<SignInRefusal, number>> = { refused: 401, too_many: 429, passkey_refused: 401 };

/** The first step: an address and a password. */
@Controller('console/sign-in')
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly pending: PendingSignIn,
    private readonly device: KnownDevice,
    private readonly openSession: OpenSession,
    private readonly page: SignInPage,
  ) {}

  @Get()
  async showForm(@Query('next') next: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = this.cookie.read(request);
    if (token !== null && (await this.sessions.find(token)) !== null) return leadTo(reply, safeNext(next));
    await this.page.show(request, reply, { next: safeNext(next), email: '', refusal: null });
  }

  @Post()
  async open(@Body() form: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const next = safeNext(formField(form, 'next'));
    const email = formField(form, 'email');
    const outcome = await this.signIn.run(formField(form, 'password'), { email, ip: request.ip, device: this.device.find(request, email) });
    if (outcome.status !== 'right') {
      return this.page.show(request, reply, { next, email, refusal: outcome.status }, STATUS_OF[outcome.status]);
    }
    if (outcome.asksForMore) {
      this.pending.begin(reply, outcome.account);
      return leadTo(reply, factorPath(next));
    }
    await this.openSession.run(outcome.account, 'password', request, reply);
    await leadTo(reply, next);
  }
}
