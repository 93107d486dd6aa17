import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChoosePassword } from '../../organisations/choose-password.js';
import { Sessions } from '../../organisations/sessions.js';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CheckProof } from '../sign-in/check-proof.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { leadTo } from '../sign-in/lead-to.js';
import { SessionCookie } from '../sign-in/session-cookie.js';
import { NeedsStepUp } from '../sign-in/step-up.guard.js';
import { AccountPage } from './account-page.js';
import type { PasswordRefusal } from './password-refusal.js';

/** Another password for oneself, by the one there is. Whoever is signed in elsewhere is not any more. */
@Controller('console/account/password')
@NeedsStepUp()
@SignedInOnly()
export class OwnPasswordController {
  constructor(
    private readonly choose: ChoosePassword,
    private readonly check: CheckProof,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly page: AccountPage,
    private readonly pages: ConsolePages,
  ) {}

  @Post()
  async change(@Body() form: unknown, @CurrentSession() session: ConsoleSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { staff } = session;
    const proof = { kind: 'password', text: formField(form, 'current') } as const;
    const outcome = await this.check.run(staff, proof, { ip: request.ip, device: `session ${staff.sessionId}`, use: '' });
    if (outcome !== 'right') return this.#refuse(reply, session, outcome === 'wrong' ? 'wrong_password' : 'too_many');
    const choice = await this.choose.bySession(staff, formField(form, 'password'));
    if (choice !== 'chosen' && choice !== 'ticket_void') return this.#refuse(reply, session, choice);
    this.cookie.set(reply, await this.sessions.proveAgain(staff, 'password'));
    await leadTo(reply, '/console/account');
  }

  async #refuse(reply: FastifyReply, session: ConsoleSession, refusal: PasswordRefusal): Promise<void> {
    await this.pages.show(reply, await this.page.render(session, { refusal }), refusal === 'too_many' ? 429 : 422);
  }
}
