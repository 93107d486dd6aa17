import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { drawReceipt } from '../receipts/draw-receipt.js';
import type { Letter } from '../receipts/letter.js';
import { LetterPost, type HandOver } from '../receipts/letter-post.js';
import type { Receipt } from '../receipts/receipt.js';
import { Log } from '../shared/log.js';
import { dedicationLetter } from './dedication-letter.js';
import { toHtml, toPlainText, type LetterText } from './letter-page.js';
import { receiptLetter } from './receipt-letter.js';
import { refundLetter } from './refund-letter.js';
import { handOverOf } from './smtp-failure.js';
import { SmtpPost, type Mail } from './smtp-post.js';

/** Letters go out by mail, those about a receipt with the receipt itself. */
@Injectable()
export class MailLetterPost extends LetterPost {
  readonly #log: Log;

  constructor(
    private readonly smtp: SmtpPost,
    private readonly config: Config,
    log: Log,
  ) {
    super();
    this.#log = log.in('letters');
  }

  async hand(letter: Letter): Promise<HandOver> {
    // Drawn before the conversation begins: a failure in here is ours, and nothing has been handed over.
    const mail = await this.#write(letter);
    try {
      await this.smtp.send(mail);
      return { kind: 'taken' };
    } catch (error) {
      const outcome = handOverOf(error);
      this.#log.warn({ letter: letter.messageId, outcome: outcome.kind, code: (error as { responseCode?: number }).responseCode }, 'letter not taken');
      return outcome;
    }
  }

  async #write(letter: Letter): Promise<Mail> {
    const text = this.#textOf(letter);
    const receipt = attachedTo(letter);
    return {
      ...{ messageId: letter.messageId, to: letter.to, fromName: letter.organisation, subject: text.subject, language: text.locale },
      text: toPlainText(text),
      html: toHtml(text),
      attachments: receipt === null ? [] : [{ filename: `receipt-${receipt.number}.pdf`, contentType: 'application/pdf', content: await drawReceipt(receipt) }],
    };
  }

  #textOf(letter: Letter): LetterText {
    const { publicUrl } = this.config.web;
    if (letter.kind === 'receipt') return receiptLetter(letter, publicUrl);
    return letter.kind === 'refund' ? refundLetter(letter) : dedicationLetter(letter, publicUrl);
  }
}

/** A refund's letter brings the receipt for what remains, where it took another's place. */
function attachedTo(letter: Letter): Receipt | null {
  if (letter.kind === 'receipt') return letter.receipt;
  if (letter.kind !== 'refund' || letter.receipt === null) return null;
  return letter.receipt.voidedAt === null && letter.receipt.replaces !== null ? letter.receipt : null;
}
