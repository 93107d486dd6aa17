import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { StaffPost, type StaffHandOver, type StaffLetter } from '../organisations/staff-post.js';
import { Log } from '../shared/log.js';
import { agreementLetter } from './agreement-letter.js';
import { toHtml, toPlainText, type LetterText } from './letter-page.js';
import { noticeLetter } from './notice-letter.js';
import { handOverOf } from './smtp-failure.js';
import { SmtpPost } from './smtp-post.js';
import { PLATFORM_NAME, staffLetter } from './staff-letter.js';

/** Letters to staff go out by mail. */
@Injectable()
export class MailStaffPost extends StaffPost {
  readonly #log: Log;

  constructor(
    private readonly smtp: SmtpPost,
    private readonly config: Config,
    log: Log,
  ) {
    super();
    this.#log = log.in('letters');
  }

  async hand(letter: StaffLetter): Promise<StaffHandOver> {
    const text = textOf(letter, this.config.web.publicUrl);
    const { messageId, to, organisation } = letter;
    const mail = { messageId, to, fromName: organisation ?? PLATFORM_NAME, subject: text.subject, language: text.locale, text: toPlainText(text), html: toHtml(text) };
    try {
      await this.smtp.send(mail);
      return { kind: 'taken' };
    } catch (error) {
      const outcome = handOverOf(error);
      this.#log.warn({ letter: messageId, outcome: outcome.kind, code: (error as { responseCode?: number }).responseCode }, 'letter not taken');
      return outcome;
    }
  }
}

function textOf(letter: StaffLetter, siteUrl: string): LetterText {
  if ('token' in letter) return staffLetter(letter, siteUrl);
  return 'facts' in letter ? agreementLetter(letter, siteUrl) : noticeLetter(letter, siteUrl);
}
