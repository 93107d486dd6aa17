import type { RefundLetter } from '../receipts/letter.js';
import { fillIn, isolated, isRightToLeft, letterVoiceOf, type LetterVoice } from '../receipts/words/letter-language.js';
import { formatMoneyInFull } from '../shared/money.js';
import type { LetterText } from './letter-page.js';
import { REFUND_WORDS, type RefundWords } from './refund-words.js';

/** The mail that tells a donor of money given back, and what became of the receipt. */
export function refundLetter(letter: RefundLetter): LetterText {
  const voice = letterVoiceOf(letter.locale);
  const words = REFUND_WORDS[voice.language];
  const amount = formatMoneyInFull(letter.refunded, voice.locale);
  const fill = (template: string) => fillIn(template, { amount, name: letter.to.name, campaign: letter.campaign.title, organisation: letter.organisation });
  const date = new Intl.DateTimeFormat(voice.locale, { dateStyle: 'long', timeZone: letter.timeZone }).format(letter.settledAt);
  const reference: [string, string][] = letter.receipt === null ? [] : [[words.reference, isolated(letter.receipt.donationId, voice)]];
  return {
    locale: voice.locale,
    isRightToLeft: isRightToLeft(voice),
    subject: fill(words.subject),
    paragraphs: [fill(words.greeting), fill(words.news), words.wait, ...receiptNews(letter, words, voice)],
    facts: [[words.refunded, amount], [words.date, date], ...reference],
    links: [],
    closing: fill(words.closing),
  };
}

/** Where the refund came before the first receipt, there is no other to speak of. */
function receiptNews({ receipt }: RefundLetter, words: RefundWords, voice: LetterVoice): string[] {
  if (receipt === null) return [];
  if (receipt.voidedAt !== null) return [fillIn(words.voided, { number: isolated(receipt.number, voice) })];
  if (receipt.replaces === null) return [];
  return [fillIn(words.replaced, { number: isolated(receipt.number, voice), before: isolated(receipt.replaces, voice) })];
}
