import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../organisations/account.js';
import { SignInFactorReader } from '../../organisations/sign-in-factors.js';
import { StaffProofs } from '../../organisations/staff-proofs.js';
import { ConsolePages } from '../console-pages.js';
import { renderFactor, type FactorRefusal } from '../views/factor.view.js';
import { languageOf } from '../words/language.js';
import { speechOf } from '../words/speech.js';
import { CheckProof } from './check-proof.js';
import { formField } from './form-field.js';
import { readProof } from './given-proof.js';
import { KnownDevice } from './known-device.js';
import { leadTo } from './lead-to.js';
import { OpenSession } from './open-session.js';
import { PasskeyCeremony } from './passkey-ceremony.js';
import { PendingSignIn } from './pending-sign-in.js';
import { safeNext, signInPath } from './safe-next.js';

const STATUS_OF: Readonly<Record<FactorRefusal, number>> = { wrong: 401, too_many: 429 };

/** The second step, for those whose password was right: a code, or one of those kept for bad days. */
@Controller('console/sign-in/factor')
export class FactorController {
  constructor(
    private readonly pending: PendingSignIn,
    private readonly factors: SignInFactorReader,
    private readonly proofs: StaffProofs,
    private readonly check: CheckProof,
    private readonly device: KnownDevice,
    private readonly ceremony: PasskeyCeremony,
    private readonly openSession: OpenSession,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async ask(@Query('next') next: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const account = this.pending.find(request);
    if (account === null) return leadTo(reply, signInPath(safeNext(next)));
    await this.#show(request, reply, account, safeNext(next), null);
  }

  @Post()
  async open(@Body() form: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const next = safeNext(formField(form, 'next'));
    const account = this.pending.find(request);
    if (account === null || !(await this.proofs.hadPasswordSince(account, account.since))) return leadTo(reply, signInPath(next));
    const proof = readProof(form, ['passkey', 'totp', 'recovery_code']);
    if (proof === null) return this.#show(request, reply, account, next, 'wrong');
    const device = this.device.find(request, await this.proofs.getEmail(account));
    const outcome = await this.check.run(account, proof, { ip: request.ip, device, use: useOf(account) });
    if (outcome !== 'right') return this.#show(request, reply, account, next, outcome);
    await this.openSession.run(account, proof.kind, request, reply);
    await leadTo(reply, next);
  }

  async #show(request: FastifyRequest, reply: FastifyReply, account: Account, next: string, refusal: FactorRefusal | null): Promise<void> {
    const factors = await this.factors.get(account);
    await this.pages.show(reply, renderFactor({ next, factors, refusal, passkey: await this.ceremony.ask(useOf(account)), speech: speechOf(languageOf(request)) }), refusal === null ? 200 : STATUS_OF[refusal]);
  }
}

function useOf({ staffId }: Account): string {
  return `factor ${staffId}`;
}
