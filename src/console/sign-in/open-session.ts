import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../organisations/account.js';
import { Sessions, type Whence } from '../../organisations/sessions.js';
import { StaffProofs, type ProofKind } from '../../organisations/staff-proofs.js';
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
    const token = await this.sessions.open(account, proof, whenceOf(request), this.cookie.read(request));
    this.cookie.set(reply, token);
    this.pending.end(reply);
    const email = await this.proofs.getEmail(account);
    if (this.device.find(request, email) === null) this.device.remember(reply, email);
  }
}

function whenceOf(request: FastifyRequest): Whence {
  return { ip: request.ip, device: request.headers['user-agent'] ?? '' };
}
