import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Config } from '../config/config.js';
import type { MailingId, OrganisationId } from '../shared/ids.js';
import type { BulkMail } from './bulk-post.js';
import type { Mailing } from './mailing.js';
import { MailingLetter } from './mailing-letter.js';
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
    const siteUrl = this.config.web.publicUrl;
    const letter = new MailingLetter(mailing, siteUrl);
    const same = { fromName: onOneLine(mailing.organisation), replyTo: mailing.replyTo, language: mailing.locale, listName: `${mailing.list.slug}.${mailing.organisationId}` };
    return ({ position, address, name }) => {
      const token = this.tokens.sign({ mailingId: mailing.id, position });
      const unsubscribeUrl = `${siteUrl}/u/${token}`;
      return { ...letter.to({ name, email: address, unsubscribeUrl }), ...same, token, to: { name: onOneLine(name), address }, unsubscribeUrl };
    };
  }
}
