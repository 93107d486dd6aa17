import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.js';

interface CookieWishes {
  /** Where the cookie goes, as far as its name does not say otherwise. */
  readonly path: string;
  readonly seconds: number;
  /** `strict`: not even by a link from elsewhere. */
  readonly sameSite?: 'lax' | 'strict';
}

/**
 * A cookie of the console, which no script reads. Where pages are served over https its name begins with `__Host-`, by
 * which browsers let no other host, nor anybody without encryption, set it; that takes the whole site as its path.
 */
export class ConsoleCookie {
  readonly #name: string;
  readonly #seconds: number;
  readonly #attributes;

  constructor({ web }: Config, name: string, { path, seconds, sameSite = 'lax' }: CookieWishes) {
    const secure = web.publicUrl.startsWith('https:');
    this.#name = secure ? `__Host-${name}` : name;
    this.#seconds = seconds;
    this.#attributes = { path: secure ? '/' : path, httpOnly: true, sameSite, secure } as const;
  }

  /** Null where there is none, or nothing that we would have set. */
  read(request: FastifyRequest): string | null {
    const value = request.cookies[this.#name];
    return value !== undefined && /^[\w.-]{20,1000}$/.test(value) ? value : null;
  }

  set(reply: FastifyReply, value: string): void {
    void reply.setCookie(this.#name, value, { ...this.#attributes, maxAge: this.#seconds });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.#name, this.#attributes);
  }
}
