import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Readable } from 'node:stream';
import { Config } from '../config/config.js';
import { deliveryOf, type Delivery, type SmtpFailure } from './delivery.js';
import type { EncodedLetter } from './mailing-letter.js';

/** A letter with what stands on its envelope. */
export interface BulkMail extends EncodedLetter {
  /** Names the message, in its Message-ID and in the address of the way out. */
  readonly token: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly fromName: string;
  readonly replyTo: string | null;
  /** BCP 47 tag. */
  readonly language: string;
  /** Where a reader, or their mail program for them, leaves the list. */
  readonly unsubscribeUrl: string;
  /** Of the list, for filters: "news.lakeside". */
  readonly listName: string;
}

const SECOND = 1_000;

/** Hands the mails of mailings to the SMTP server over connections of their own, so that receipts never wait behind them. */
@Injectable()
export class BulkPost implements OnApplicationShutdown {
  readonly #transport;
  readonly #from: string;
  readonly #domain: string;

  constructor({ mail }: Config) {
    this.#from = mail.from.replace(/^.*<|>$/g, '').trim();
    this.#domain = this.#from.split('@')[1] ?? 'freshet.invalid';
    this.#transport = createTransport({
      url: mail.smtpUrl.reveal(),
      pool: true,
      maxConnections: mail.connections,
      maxMessages: 1_000,
      // Left to itself the pool sends again what it was sending when a connection broke: only we know whether that may be.
      maxRequeues: 0,
      connectionTimeout: 5 * SECOND,
      greetingTimeout: 5 * SECOND,
      socketTimeout: 12 * SECOND,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    this.#transport.use('stream', (compiled, done) => {
      const { message, data } = compiled as unknown as { message: { createReadStream(): Readable }; data: { onStream(stream: Readable): void } };
      const open = message.createReadStream.bind(message);
      message.createReadStream = () => {
        const stream = open();
        data.onStream(stream);
        return stream;
      };
      done();
    });
  }

  /** Never throws: whatever happens is an outcome. Once `signal` is aborted nothing more is said to the server. */
  async send(mail: BulkMail, signal: AbortSignal): Promise<Delivery> {
    let stream: Readable | undefined;
    try {
      const onStream = (opened: Readable) => void (stream = opened);
      await this.#transport.sendMail(Object.assign(this.#written(mail), { onStream, signal }));
      return { kind: 'sent' };
    } catch (error) {
      return deliveryOf(error as SmtpFailure, stream?.readableDidRead ?? false);
    }
  }

  onApplicationShutdown(): void {
    this.#transport.close();
  }

  #written({ token, to, fromName, replyTo, subject, htmlPart, plainPart, language, unsubscribeUrl, listName }: BulkMail) {
    return {
      messageId: this.messageIdOf(token),
      from: { name: fromName, address: this.#from },
      to,
      ...(replyTo === null ? {} : { replyTo }),
      subject,
      alternatives: [{ raw: plainPart }, { raw: htmlPart }],
      headers: {
        'Content-Language': language,
        'Auto-Submitted': 'auto-generated',
        Precedence: 'bulk',
        'List-Id': `<${listName}.${this.#domain}>`,
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    };
  }

  /** Stable: the same message has the same one, however often it is tried. */
  messageIdOf(token: string): string {
    return `<m.${token}@${this.#domain}>`;
  }
}
