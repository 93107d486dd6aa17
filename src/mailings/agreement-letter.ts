import type { AgreementLetter } from '../organisations/staff-post.js';
import { fillIn, isolated, isRightToLeft, letterVoiceOf } from '../receipts/words/letter-language.js';
import type { Currency } from '../shared/currencies.js';
import { formatMoney, money } from '../shared/money.js';
import { AGREEMENT_WORDS } from './agreement-words.js';
import type { LetterText } from './letter-page.js';
import { PLATFORM_NAME } from './staff-letter.js';

/** The mail that asks somebody to look at a refund that waits for a second person. It leads to where they sign in and decide. */
export function agreementLetter({ locale, timeZone, to, organisation, facts }: AgreementLetter, siteUrl: string): LetterText {
  const voice = letterVoiceOf(locale);
  const words = AGREEMENT_WORDS[voice.language];
  const until = new Intl.DateTimeFormat(voice.locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(facts.expiresAt));
  const amount = isolated(formatMoney(money(facts.amount, facts.currency as Currency), voice.locale), voice);
  const fill = (template: string) => fillIn(template, { name: to.name, organisation: organisation ?? PLATFORM_NAME, amount, until: isolated(until, voice) });
  return {
    locale: voice.locale,
    isRightToLeft: isRightToLeft(voice),
    subject: words.subject,
    paragraphs: [fill(words.greeting), fill(words.news), fill(words.until)],
    facts: [[words.amount, amount], [words.campaign, facts.campaign]],
    links: [{ words: words.link, url: `${siteUrl}/console/donations/${facts.donationId}` }],
    closing: `${words.ignore} ${fill(words.closing)}`,
  };
}
