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
  readonly #screensPolicy: (nonce: string) => string;

  constructor({ assetsUrl }: Config) {
    this.#screensPolicy = (nonce) => contentSecurityPolicy(assetsUrl).replace(`style-src 'self'`, `style-src 'self' 'nonce-${nonce}'`);
    // The HTML part of a mail is shown in a frame.
    this.#policy = contentSecurityPolicy(assetsUrl, `frame-src 'self'`);
  }

  async show(reply: FastifyReply, html: string, status = 200): Promise<void> {
    await send(reply.code(status), html, this.#policy, 'same-origin');
  }

  /** The document of the screens that are drawn in the browser, whose components write styles with this nonce. */
  async showScreens(reply: FastifyReply, html: string, nonce: string): Promise<void> {
    await send(reply, html, this.#screensPolicy(nonce), 'same-origin');
  }

  /** The HTML of a mail, for a frame within a page. */
  async showMail(reply: FastifyReply, html: string): Promise<void> {
    await send(reply, html, MAIL_POLICY, 'no-referrer');
  }
}

async function send(reply: FastifyReply, html: string, policy: string, referrer: string): Promise<void> {
  const headers = { 'cache-control': 'no-store', 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'referrer-policy': referrer };
  await reply.type('text/html; charset=utf-8').headers(headers).send(html);
}
