import { formatMoneyInFull, money } from '../../shared/money.js';
import type { Receipt } from '../receipt.js';
import { fillIn, isolated, letterVoiceOf, type LetterVoice } from './letter-language.js';
import { RECEIPT_WORDS, type ReceiptWords } from './receipt-words.js';

export type Fact = readonly [label: string, value: string];

/** What a receipt states, as people of its language write it: the same on paper and in the mail. */
export interface ReceiptStatement {
  readonly voice: LetterVoice;
  readonly words: ReceiptWords;
  readonly amounts: readonly Fact[];
  readonly about: readonly Fact[];
  /** Void, or in the place of another; null for a plain receipt. */
  readonly standing: string | null;
}

export function statementOf(receipt: Receipt): ReceiptStatement {
  const voice = letterVoiceOf(receipt.facts.locale);
  const words = RECEIPT_WORDS[voice.language];
  return { voice, words, amounts: amountsOf(receipt, words, voice), about: factsOf(receipt, words, voice), standing: standingOf(receipt, words, voice) };
}

/** Gift and fee are separate facts: what was charged beyond the gift is none. */
function amountsOf({ gift, coveredFee }: Receipt, words: ReceiptWords, { locale }: LetterVoice): Fact[] {
  const show = (amount: number) => formatMoneyInFull(money(amount, gift.currency), locale);
  if (coveredFee === 0) return [[words.gift, show(gift.amount)]];
  return [[words.gift, show(gift.amount)], [words.coveredFee, show(coveredFee)], [words.charged, show(gift.amount + coveredFee)]];
}

function factsOf({ facts, donationId }: Receipt, words: ReceiptWords, voice: LetterVoice): Fact[] {
  const date = new Intl.DateTimeFormat(voice.locale, { dateStyle: 'long', timeStyle: 'short', timeZone: facts.timeZone });
  const designation: Fact[] = facts.designation === null ? [] : [[words.designation, facts.designation]];
  return [
    [words.date, date.format(new Date(facts.capturedAt))],
    [words.campaign, facts.campaign.title],
    ...designation,
    [words.reference, isolated(donationId, voice)],
  ];
}

function standingOf({ voidedAt, replacedBy, replaces }: Receipt, words: ReceiptWords, voice: LetterVoice): string | null {
  if (voidedAt !== null) return replacedBy === null ? words.voided : fillIn(words.replaced, { number: isolated(replacedBy, voice) });
  return replaces === null ? null : fillIn(words.replaces, { number: isolated(replaces, voice) });
}
