import type { DedicationLetter } from '../receipts/letter.js';
import { fillIn, isRightToLeft, letterVoiceOf } from '../receipts/words/letter-language.js';
import { DEDICATION_WORDS } from './dedication-words.js';
import type { LetterText } from './letter-page.js';

/** The one mail that tells somebody of a gift in a person's honour or memory; it never says how much was given. */
export function dedicationLetter(letter: DedicationLetter, siteUrl: string): LetterText {
  const voice = letterVoiceOf(letter.locale);
  const words = DEDICATION_WORDS[voice.language];
  const donor = letter.donor === null ? words.somebody : unlinked(letter.donor);
  const facts = { donor, name: unlinked(letter.to.name), honouree: unlinked(letter.dedication.name), campaign: letter.campaign.title, organisation: letter.organisation };
  return {
    locale: voice.locale,
    isRightToLeft: isRightToLeft(voice),
    subject: fillIn(words.subject, facts),
    paragraphs: [fillIn(words.greeting, facts), fillIn(words.news[letter.dedication.kind], facts), words.why],
    facts: [],
    links: [{ words: words.seePage, url: `${siteUrl}/c/${letter.campaign.slug}` }],
    closing: fillIn(words.closing, facts),
  };
}

/** A name that looks like an address of a site must not become a link in the reader's mail program. */
function unlinked(name: string): string {
  return name.replace(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu, '.\u2060');
}
