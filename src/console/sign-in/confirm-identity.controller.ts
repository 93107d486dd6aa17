import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProofKind } from '../../organisations/proof-kind.js';
import { Sessions } from '../../organisations/sessions.js';
import { asksForMore, SignInFactorReader, type SignInFactors } from '../../organisations/sign-in-factors.js';
import { ConsolePages } from '../console-pages.js';
import { renderConfirm } from '../views/confirm-identity.view.js';
import type { FactorRefusal } from '../views/factor.view.js';
import { SignedInOnly } from './access.decorators.js';
import { CheckProof } from './check-proof.js';
import { CurrentSession, type ConsoleSession } from './current-session.js';
import { formField } from './form-field.js';
import { readProof } from './given-proof.js';
import { leadTo } from './lead-to.js';
import { PasskeyCeremony } from './passkey-ceremony.js';
import { safeNext } from './safe-next.js';
import { SessionCookie } from './session-cookie.js';

const STATUS_OF: Readonly<Record<FactorRefusal, number>> = { wrong: 422, too_many: 429 };

/** Asks whoever is signed in to prove that it is still them. */
@Controller('console/confirm-identity')
@SignedInOnly()
export class ConfirmIdentityController {
  constructor(
    private readonly factors: SignInFactorReader,
    private readonly check: CheckProof,
    private readonly ceremony: PasskeyCeremony,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async ask(@Query('next') next: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.#show(reply, session, safeNext(next), null);
  }

  @Post()
  async confirm(@Body() form: unknown, @CurrentSession() session: ConsoleSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { staff } = session;
    const next = safeNext(formField(form, 'next'));
    const proof = readProof(form, kindsFor(await this.factors.get(staff)));
    if (proof === null) return this.#show(reply, session, next, 'wrong');
    const outcome = await this.check.run(staff, proof, { ip: request.ip, device: `session ${staff.sessionId}`, use: useOf(session) });
    if (outcome !== 'right') return this.#show(reply, session, next, outcome);
    this.cookie.set(reply, await this.sessions.proveAgain(staff, proof.kind));
    await leadTo(reply, next);
  }

  async #show(reply: FastifyReply, session: ConsoleSession, next: string, refusal: FactorRefusal | null): Promise<void> {
    const factors = await this.factors.get(session.staff);
    await this.pages.show(reply, renderConfirm({ session, next, factors, refusal, passkey: await this.ceremony.ask(useOf(session)) }), refusal === null ? 200 : STATUS_OF[refusal]);
  }
}

/** Whoever has a second factor shows that: a password may have been seen. */
function kindsFor(factors: SignInFactors): ProofKind[] {
  return asksForMore(factors) ? ['passkey', 'totp', 'recovery_code'] : ['password'];
}

function useOf({ staff }: ConsoleSession): string {
  return `confirm ${staff.sessionId}`;
}
