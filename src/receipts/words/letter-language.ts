/** The languages letters and receipts are written in: those of the donor pages. */
export const LETTER_LANGUAGES = ['en', 'de', 'ja', 'ar'] as const;

export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

/** The language of a letter, and the locale that writes its numbers and dates: never two languages in one letter. */
export interface LetterVoice {
  readonly language: LetterLanguage;
  readonly locale: string;
}

export function letterVoiceOf(locale: string): LetterVoice {
  const tag = locale.toLowerCase().split('-')[0] ?? '';
  const language = LETTER_LANGUAGES.find((known) => known === tag);
  return language === undefined ? { language: 'en', locale: 'en-GB' } : { language, locale };
}

export function isRightToLeft({ language }: LetterVoice): boolean {
  return language === 'ar';
}

/** Puts facts where `{…}` marks their place; what a fact itself holds is never filled in. */
export function fillIn(template: string, facts: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (mark, name: string) => (Object.hasOwn(facts, name) ? (facts[name] ?? '') : mark));
}

/** A number with signs in it, kept in its own order in a text that is read from the right. */
export function isolated(text: string, voice: LetterVoice): string {
  return isRightToLeft(voice) ? `\u2066${text}\u2069` : text;
}
