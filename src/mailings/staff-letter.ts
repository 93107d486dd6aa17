import type { TicketLetter } from '../organisations/staff-post.js';
import { fillIn, isRightToLeft, letterVoiceOf } from '../receipts/words/letter-language.js';
import type { LetterText } from './letter-page.js';
import { STAFF_WORDS } from './staff-words.js';

/** Signs letters to people of the platform. */
export const PLATFORM_NAME = 'Freshet';

const PAGES: Readonly<Record<TicketLetter['kind'], string>> = { invitation: 'new-password', password_reset: 'new-password', address_confirm: 'new-address', address_undo: 'new-address' };

/** The mail that brings somebody to where they choose a password, or change what they sign in with. `siteUrl` is where the console lives. */
export function staffLetter(letter: TicketLetter, siteUrl: string): LetterText {
  const voice = letterVoiceOf(letter.locale);
  const words = STAFF_WORDS[voice.language][letter.kind];
  const fill = (template: string) => fillIn(template, { name: letter.to.name, organisation: letter.organisation ?? PLATFORM_NAME });
  return {
    locale: voice.locale,
    isRightToLeft: isRightToLeft(voice),
    subject: fill(words.subject),
    paragraphs: [fill(words.greeting), fill(words.news), words.until],
    facts: [],
    links: [{ words: words.link, url: `${siteUrl}/console/${PAGES[letter.kind]}?token=${letter.token}` }],
    closing: `${words.ignore} ${fill(words.closing)}`,
  };
}
