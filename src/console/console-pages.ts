import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/config.js';
import { contentSecurityPolicy } from '../http/security-headers.js';

// Written by whoever wrote the mail: it may look as it likes, and do nothing.
const MAIL_POLICY = `sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'`;

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

  /** The HTML of a mail, for a frame within a page. */
  async showMail(reply: FastifyReply, html: string): Promise<void> {
    await reply
      .type('text/html; charset=utf-8')
      .headers({
        'cache-control': 'no-store',
        'content-security-policy': MAIL_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      .send(html);
  }
}
