import type { PageFrame } from '../page-frame.js';
import type { PageLanguage } from '../page-language.js';
import { pageTextOf } from './page-text-of.js';
import type { PageText } from './page-text.js';

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The language a page speaks in, with its words and the locale that writes its numbers and dates. */
export interface Voice {
  readonly language: PageLanguage;
  readonly locale: string;
  readonly text: PageText;
}

export function voiceOf(frame: PageFrame): Voice {
  return { language: frame.language, locale: frame.locale, text: pageTextOf(frame.language) };
}

export function directionOf(locale: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.has(languageOf(locale)) ? 'rtl' : 'ltr';
}

/** `lang` and `dir` for texts an organisation wrote in `locale`, on a page that speaks `pageLanguage`; none when it is the same. */
export function foreignText(locale: string, pageLanguage: PageLanguage): { lang?: string; dir?: 'rtl' | 'ltr' } {
  return languageOf(locale) === pageLanguage ? {} : { lang: locale, dir: directionOf(locale) };
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split('-')[0] ?? '';
}
