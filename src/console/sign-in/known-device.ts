import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../config/config.js';
import { newOpaqueToken } from '../../organisations/opaque-token.js';
import { ConsoleCookie } from './console-cookie.js';
import { SignedNotes } from './signed-notes.js';

const DAYS = 180;

/**
 * A browser somebody has signed in with before. It proves nothing, and spares its owner to wait behind whoever guesses
 * at their password: guesses from a known device are counted apart from everyone else's.
 */
@Injectable()
export class KnownDevice {
  readonly #cookie: ConsoleCookie;

  constructor(
    config: Config,
    private readonly notes: SignedNotes,
  ) {
    this.#cookie = new ConsoleCookie(config, 'freshet_device', { path: '/console', seconds: DAYS * 86_400 });
  }

  /** A name for this browser where somebody has signed in with this address on it; null for everybody else. */
  find(request: FastifyRequest, email: string): string | null {
    const note = this.#cookie.read(request);
    const [address, name] = (note === null ? '' : (this.notes.read('known-device', note) ?? '')).split(' ');
    return name !== undefined && address === fingerprint(email) ? name : null;
  }

  remember(reply: FastifyReply, email: string): void {
    this.#cookie.set(reply, this.notes.sign('known-device', `${fingerprint(email)} ${newOpaqueToken()}`, DAYS * 86_400));
  }
}

/** The cookie must not tell the next reader of this browser whose it was. */
function fingerprint(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
}
