import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../config/config.js';
import { SESSION_HOURS } from '../../organisations/sessions.js';

const NAME = 'freshet_session';
const LIFETIME_SECONDS = SESSION_HOURS * 3_600;

/** The cookie that carries a session's token; donor pages never see it. */
@Injectable()
export class SessionCookie {
  readonly #attributes;

  constructor({ web }: Config) {
    this.#attributes = { path: '/console', httpOnly: true, sameSite: 'lax', secure: web.publicUrl.startsWith('https:') } as const;
  }

  /** Null where there is none, or nothing that we would have set. */
  read(request: FastifyRequest): string | null {
    const token = request.cookies[NAME];
    return token !== undefined && /^[\w-]{20,100}$/.test(token) ? token : null;
  }

  set(reply: FastifyReply, token: string): void {
    void reply.setCookie(NAME, token, { ...this.#attributes, maxAge: LIFETIME_SECONDS });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(NAME, this.#attributes);
  }
}
