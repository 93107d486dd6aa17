import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../config/config.js';
import type { Account } from '../../organisations/account.js';
import { Clock } from '../../shared/clock.js';
import { parseId } from '../../shared/ids.js';
import { ConsoleCookie } from './console-cookie.js';
import { SignedNotes } from './signed-notes.js';

const MINUTES = 10;

/** Whose password was right, and when. */
export interface PendingAccount extends Account {
  readonly since: Date;
}

/** Somebody whose password was right, until they have shown a second factor. */
@Injectable()
export class PendingSignIn {
  readonly #cookie: ConsoleCookie;

  constructor(
    config: Config,
    private readonly notes: SignedNotes,
    private readonly clock: Clock,
  ) {
    this.#cookie = new ConsoleCookie(config, 'freshet_pending', { path: '/console/sign-in', seconds: MINUTES * 60, sameSite: 'strict' });
  }

  begin(reply: FastifyReply, { staffId, organisationId }: Account): void {
    this.#cookie.set(reply, this.notes.sign('pending-sign-in', `${staffId} ${organisationId ?? '-'} ${this.clock.now().getTime()}`, MINUTES * 60));
  }

  /** Null where there is none, or it took too long. */
  find(request: FastifyRequest): PendingAccount | null {
    const note = this.#cookie.read(request);
    const [staffId = '', organisationId = '', since = ''] = (note === null ? '' : (this.notes.read('pending-sign-in', note) ?? '')).split(' ');
    const id = parseId<'Staff'>(staffId);
    return id === null ? null : { staffId: id, organisationId: parseId<'Organisation'>(organisationId), since: new Date(Number(since)) };
  }

  end(reply: FastifyReply): void {
    this.#cookie.clear(reply);
  }
}
