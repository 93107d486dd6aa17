import type { NoticeLetter } from '../organisations/staff-post.js';
import { fillIn, isolated, isRightToLeft, letterVoiceOf } from '../receipts/words/letter-language.js';
import type { LetterText } from './letter-page.js';
import { NOTICE_WORDS } from './notice-words.js';
import { PLATFORM_NAME } from './staff-letter.js';

/** The mail that tells somebody what has changed in how they sign in. It leads to no more than the page of their own account. */
export function noticeLetter(letter: NoticeLetter, siteUrl: string): LetterText {
  const voice = letterVoiceOf(letter.locale);
  const words = NOTICE_WORDS[voice.language];
  const when = new Intl.DateTimeFormat(voice.locale, { dateStyle: 'long', timeStyle: 'long', timeZone: letter.timeZone }).format(letter.at);
  const fill = (template: string) => fillIn(template, { name: letter.to.name, organisation: letter.organisation ?? PLATFORM_NAME, when: isolated(when, voice) });
  return {
    locale: voice.locale,
    isRightToLeft: isRightToLeft(voice),
    subject: fill(words.subject),
    paragraphs: [fill(words.greeting), words.news[letter.kind], fill(words.when)],
    facts: [],
    links: [{ words: words.link, url: `${siteUrl}/console/account` }],
    closing: `${words.ignore} ${fill(words.closing)}`,
  };
}
