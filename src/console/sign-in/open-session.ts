import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../organisations/account.js';
import { Sessions } from '../../organisations/sessions.js';
import type { ProofKind } from '../../organisations/proof-kind.js';
import { StaffProofs } from '../../organisations/staff-proofs.js';
import { KnownDevice } from './known-device.js';
import { PendingSignIn } from './pending-sign-in.js';
import { SessionCookie } from './session-cookie.js';

/** Lets somebody in who has proved to be themselves: a session of its own, whatever cookie their browser brought. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly proofs: StaffProofs,
    private readonly cookie: SessionCookie,
    private readonly pending: PendingSignIn,
    private readonly device: KnownDevice,
  ) {}

  async run(account: Account, proof: ProofKind, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const email = await this.proofs.getEmail(account);
    const isKnown = this.device.find(request, email) !== null;
    const whence = { ip: request.ip, device: request.headers['user-agent'] ?? '', isKnown };
    this.cookie.set(reply, await this.sessions.open(account, proof, whence, this.cookie.read(request)));
    this.pending.end(reply);
    if (!isKnown) this.device.remember(reply, email);
  }
}
