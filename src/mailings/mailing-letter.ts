import type { Mailing } from './mailing.js';
import type { MergeValues } from './merge-fields.js';
import { inHtml, MergeTemplate, onOneLine } from './merge-template.js';
import { mailPart } from './quoted-printable.js';

/** A mailing as one person reads it. */
export interface Letter {
  readonly subject: string;
  readonly html: string;
  readonly plain: string;
}

/** The same as it goes out: parts of a mail with their headers. */
export interface EncodedLetter {
  readonly subject: string;
  readonly htmlPart: string;
  readonly plainPart: string;
}

/** What differs from reader to reader. */
export interface Reader {
  readonly name: string;
  readonly email: string;
  readonly unsubscribeUrl: string;
}

/** A mailing ready to be written to many: everything that is the same for all is in place already. */
export class MailingLetter {
  readonly #subject: MergeTemplate;
  readonly #html: MergeTemplate;
  readonly #plain: MergeTemplate;
  readonly #htmlPart: MergeTemplate;
  readonly #plainPart: MergeTemplate;

  /** `siteUrl` is where donor pages live. */
  constructor(mailing: Mailing, siteUrl: string) {
    const same: Partial<MergeValues> = {
      'organisation.name': mailing.organisation,
      'campaign.title': mailing.campaign?.name ?? '',
      'campaign.url': mailing.campaign === null ? '' : `${siteUrl}/c/${mailing.campaign.slug}`,
      'giving_day.title': mailing.givingDay?.name ?? '',
      'giving_day.url': mailing.givingDay === null ? '' : `${siteUrl}/g/${mailing.givingDay.slug}`,
    };
    this.#subject = new MergeTemplate(mailing.subject, onOneLine).given(same);
    this.#html = new MergeTemplate(mailing.html, inHtml).given(same);
    this.#plain = new MergeTemplate(mailing.plain, onOneLine).given(same);
    this.#htmlPart = mailPart('text/html', this.#html);
    this.#plainPart = mailPart('text/plain', this.#plain);
  }

  /** As it is looked at. */
  to(reader: Reader): Letter {
    const own = valuesOf(reader);
    return { subject: this.#subject.write(own), html: this.#html.write(own), plain: this.#plain.write(own) };
  }

  /** As it is sent. */
  encodedTo(reader: Reader): EncodedLetter {
    const own = valuesOf(reader);
    return { subject: this.#subject.write(own), htmlPart: this.#htmlPart.write(own), plainPart: this.#plainPart.write(own) };
  }
}

function valuesOf({ name, email, unsubscribeUrl }: Reader): Partial<MergeValues> {
  return { 'donor.name': name, 'donor.email': email, unsubscribe_url: unsubscribeUrl };
}
