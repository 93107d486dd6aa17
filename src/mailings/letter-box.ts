import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Config } from '../config/config.js';
import type { MailingId, OrganisationId } from '../shared/ids.js';
import type { BulkMail } from './bulk-post.js';
import type { Mailing } from './mailing.js';
import { MailingLetter, type Letter, type Reader } from './mailing-letter.js';
import { MailingReader } from './mailing.reader.js';
import { onOneLine } from './merge-template.js';
import { MessageTokens } from './message-tokens.js';

/** Somebody a mail is addressed to. */
export interface Addressee {
  readonly position: number;
  readonly address: string;
  readonly name: string;
}

/** Addresses a mailing to its readers. */
export type Writer = (addressee: Addressee) => BulkMail;

/** Shows a mailing as one of its readers gets it. */
export type Showing = (addressee: Addressee) => Letter;

/** The mailings that are being sent, each read and taken apart once per process: their bodies do not change any more. */
@Injectable()
export class LetterBox {
  readonly #writers = new LRUCache<MailingId, Writer, OrganisationId>({
    max: 20,
    ttl: 10 * 60_000,
    fetchMethod: async (id, _old, { context: organisationId }) => this.writerOf(await this.mailings.get({ organisationId }, id)),
  });

  constructor(
    private readonly mailings: MailingReader,
    private readonly tokens: MessageTokens,
    private readonly config: Config,
  ) {}

  async open(organisationId: OrganisationId, id: MailingId): Promise<Writer> {
    return this.#writers.forceFetch(id, { context: organisationId });
  }

  writerOf(mailing: Mailing): Writer {
    const letter = this.#letterOf(mailing);
    const same = { fromName: onOneLine(mailing.organisation), replyTo: mailing.replyTo, language: mailing.locale, listName: `${mailing.list.slug}.${mailing.organisationId}` };
    return (addressee) => {
      const token = this.#tokenOf(mailing, addressee);
      const reader = this.#readerOf(addressee, token);
      const { address, name } = addressee;
      return { ...letter.encodedTo(reader), ...same, token, to: { name: onOneLine(name), address }, unsubscribeUrl: reader.unsubscribeUrl };
    };
  }

  showingOf(mailing: Mailing): Showing {
    const letter = this.#letterOf(mailing);
    return (addressee) => letter.to(this.#readerOf(addressee, this.#tokenOf(mailing, addressee)));
  }

  #letterOf(mailing: Mailing): MailingLetter {
    return new MailingLetter(mailing, this.config.web.publicUrl);
  }

  #tokenOf({ id }: Mailing, { position }: Addressee): string {
    return this.tokens.sign({ mailingId: id, position });
  }

  #readerOf({ address, name }: Addressee, token: string): Reader {
    return { name, email: address, unsubscribeUrl: `${this.config.web.publicUrl}/u/${token}` };
  }
}
