import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/config.js';
import { contentSecurityPolicy } from '../http/security-headers.js';

/** Answers with pages of the console: they show people's names, so no cache may keep them and no site may frame them. */
@Injectable()
export class ConsolePages {
  readonly #policy: string;

  constructor({ assetsUrl }: Config) {
    // The HTML part of a mail is shown in a frame.
    this.#policy = contentSecurityPolicy(assetsUrl, `frame-src 'self'`);
  }

  async show(reply: FastifyReply, html: string, status = 200): Promise<void> {
    await reply
      .code(status)
      .type('text/html; charset=utf-8')
      .headers({
        'cache-control': 'no-store',
        'content-security-policy': this.#policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      })
      .send(html);
  }
}
