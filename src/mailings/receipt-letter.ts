import type { ReceiptLetter } from '../receipts/letter.js';
import { fillIn, isolated, isRightToLeft } from '../receipts/words/letter-language.js';
import { statementOf } from '../receipts/words/receipt-statement.js';
import type { LetterText } from './letter-page.js';

/** The mail that carries a receipt. `siteUrl` is where donor pages live. */
export function receiptLetter({ receipt, to, organisation, campaign }: ReceiptLetter, siteUrl: string): LetterText {
  const { voice, words, amounts, about, standing } = statementOf(receipt);
  const fill = (template: string) => fillIn(template, { name: to.name, campaign: campaign.title, organisation });
  return {
    locale: voice.locale,
    isRightToLeft: isRightToLeft(voice),
    subject: fill(words.subject),
    paragraphs: [fill(words.greeting), fill(words.thanks), words.attached, ...(standing === null ? [] : [standing])],
    facts: [[words.number, isolated(receipt.number, voice)], ...amounts, ...about],
    links: [
      { words: words.seeDonation, url: `${siteUrl}/donations/${receipt.donationId}` },
      { words: words.seePage, url: `${siteUrl}/c/${campaign.slug}` },
    ],
    closing: fill(words.closing),
  };
}
