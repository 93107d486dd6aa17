import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formField } from './form-field.js';
import { leadTo } from './lead-to.js';
import { OpenSession } from './open-session.js';
import { PasskeyCeremony } from './passkey-ceremony.js';
import { safeNext } from './safe-next.js';
import { SIGN_IN, SignInPage } from './sign-in-page.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Signing in with a passkey alone: the device has seen its owner's finger or heard their PIN. */
@Controller('console/sign-in/passkey')
export class PasskeySignInController {
  constructor(
    private readonly ceremony: PasskeyCeremony,
    private readonly throttle: SignInThrottle,
    private readonly openSession: OpenSession,
    private readonly page: SignInPage,
  ) {}

  @Post()
  async open(@Body() form: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const next = safeNext(formField(form, 'next'));
    const admission = await this.throttle.admitPasskey(request.ip);
    if (!('succeed' in admission)) return this.page.show(request, reply, { next, email: '', refusal: 'too_many' }, 429);
    const account = await this.ceremony.recognise(SIGN_IN, formField(form, 'credential'));
    if (account === null) return this.page.show(request, reply, { next, email: '', refusal: 'passkey_refused' }, 401);
    await admission.succeed();
    await this.openSession.run(account, 'passkey', request, reply);
    await leadTo(reply, next);
  }
}
