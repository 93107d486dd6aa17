import type { Mailing } from './mailing.js';
import { inHtml, MergeTemplate, onOneLine } from './merge-template.js';
import type { MergeValues } from './merge-fields.js';

/** A mailing as one person reads it. */
export interface Letter {
  readonly subject: string;
  readonly html: string;
  readonly plain: string;
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
  }

  to({ name, email, unsubscribeUrl }: Reader): Letter {
    const own = { 'donor.name': name, 'donor.email': email, unsubscribe_url: unsubscribeUrl };
    return { subject: this.#subject.write(own), html: this.#html.write(own), plain: this.#plain.write(own) };
  }
}
