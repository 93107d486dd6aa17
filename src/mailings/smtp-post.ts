import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Config } from '../config/config.js';

export interface Mail {
  /** Stable across repetitions, so that a receiver can drop the second copy. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly attachments?: readonly Attachment[];
}

export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

const SECOND = 1_000;
/** Of one mail, waiting for a connection included; whoever claims a mail claims it for longer. */
const LONGEST_MS = 120 * SECOND;

/** Hands mail to the SMTP server over a few kept connections. */
@Injectable()
export class SmtpPost implements OnApplicationShutdown {
  readonly #transport;
  readonly #from: string;

  constructor({ mail }: Config) {
    this.#from = mail.from.replace(/^.*<|>$/g, '').trim();
    this.#transport = createTransport({
      url: mail.smtpUrl.reveal(),
      pool: true,
      maxConnections: 5,
      // Whether a mail may be handed over again is for its sender to decide, never for the pool.
      maxRequeues: 0,
      connectionTimeout: 5 * SECOND,
      greetingTimeout: 5 * SECOND,
      socketTimeout: 20 * SECOND,
    });
  }

  /** Resolves once the server has taken the mail over; throws when it refuses or does not answer. */
  async send({ messageId, to, fromName, subject, text, html, language, attachments = [] }: Mail): Promise<void> {
    await this.#transport.sendMail({
      messageId: `<${messageId}@${this.#from.split('@')[1] ?? 'freshet.invalid'}>`,
      from: { name: fromName, address: this.#from },
      to: { name: to.name, address: to.email },
      subject,
      text,
      html,
      attachments: [...attachments],
      signal: AbortSignal.timeout(LONGEST_MS),
      headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
    });
  }

  onApplicationShutdown(): void {
    this.#transport.close();
  }
}
