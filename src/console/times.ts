import type { Language } from './words/language.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `{t}` marks where a length of time goes. */
const WORDS: Readonly<Record<Language, { readonly now: string; readonly ago: string; readonly due: string; readonly ahead: string; readonly day: string; readonly locale: string }>> = {
  en: { now: 'just now', ago: '{t} ago', due: 'now', ahead: 'in {t}', day: 'd', locale: 'en-GB' },
  de: { now: 'gerade eben', ago: 'vor {t}', due: 'jetzt', ahead: 'in {t}', day: 'T.', locale: 'de-DE' },
  fr: { now: 'à l’instant', ago: 'il y a {t}', due: 'maintenant', ahead: 'dans {t}', day: 'j', locale: 'fr-FR' },
};

/** How long ago, in one unit: "12 s ago", "3 h ago". An instant ahead of `now`, by a clock that is off, is just now. */
export function ago(at: Date, now: Date, language: Language = 'en'): string {
  const words = WORDS[language];
  const seconds = Math.floor((now.getTime() - at.getTime()) / 1_000);
  if (seconds < 5) return words.now;
  return words.ago.replace('{t}', inOneUnit(seconds, words.day));
}

function inOneUnit(seconds: number, day: string): string {
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  return seconds < 2 * DAY ? `${Math.floor(seconds / HOUR)} h` : `${Math.floor(seconds / DAY)} ${day}`;
}

/** How long, in one unit: "20 s", "15 min", "24 h", "7 d". */
export function lasting(seconds: number, language: Language = 'en'): string {
  if (seconds < MINUTE) return `${threeDigits(seconds, language)} s`;
  if (seconds < HOUR) return `${Math.round(seconds / MINUTE)} min`;
  return seconds < 2 * DAY ? `${Math.round(seconds / HOUR)} h` : `${Math.round(seconds / DAY)} ${WORDS[language].day}`;
}

/** The digits that count. */
export function threeDigits(value: number, language: Language = 'en'): string {
  return new Intl.NumberFormat(WORDS[language].locale, { maximumSignificantDigits: 3, useGrouping: false }).format(value);
}

/** A whole number, by thousands. */
export function wholeNumber(value: number, language: Language = 'en'): string {
  return new Intl.NumberFormat(WORDS[language].locale, { maximumFractionDigits: 0 }).format(value);
}

/** A day without its hour, of a text that begins with it: `2026-11-24`. */
export function dayIn(text: string, language: Language = 'en'): string {
  const at = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? text : new Intl.DateTimeFormat(WORDS[language].locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at);
}

/** How long until then, in one unit; "now" for what is due. */
export function inTime(at: Date, now: Date, language: Language = 'en'): string {
  const seconds = Math.ceil((at.getTime() - now.getTime()) / 1_000);
  return seconds <= 0 ? WORDS[language].due : WORDS[language].ahead.replace('{t}', lasting(seconds, language));
}

const FORMAT: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
};

/** To the second. The server, which does not know the reader's zone, writes UTC and says so. */
export function exactTime(at: Date, zone: 'utc' | 'own', language: Language = 'en'): string {
  const name = `${zone} ${language}`;
  const written = writers.get(name) ?? new Intl.DateTimeFormat(WORDS[language].locale, zone === 'utc' ? { ...FORMAT, timeZone: 'UTC', timeZoneName: 'short' } : FORMAT);
  writers.set(name, written);
  return written.format(at);
}

const writers = new Map<string, Intl.DateTimeFormat>();
