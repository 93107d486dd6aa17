import { Fragment, type ComponentChildren } from 'preact';
import { formatMoney, type Money } from '../../shared/money.js';
import { ago, dayIn, exactTime, inTime, lasting, threeDigits, wholeNumber } from '../times.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { Language } from './language.js';

/** Every text of the pages that the server draws; a table that lacks one does not compile. */
export type WordKey = keyof typeof en;
export type WordTable = Readonly<Record<WordKey, string>>;

export const TABLES: Readonly<Record<Language, WordTable>> = { en, de, fr };

type Filling = Readonly<Record<string, string | number>>;

/** How the pages of the console speak to somebody. */
export interface Speech {
  readonly language: Language;
  /** The text under `key`, with `{names}` filled in. */
  readonly say: (key: WordKey, filling?: Filling) => string;
  /** The same with more than text in it. */
  readonly draw: (key: WordKey, filling: Readonly<Record<string, ComponentChildren>>) => ComponentChildren;
  /** The text for so many: `key` names two of them, parted by `|`. `{n}` is how many. */
  readonly count: (key: WordKey, n: number, filling?: Filling) => string;
  /** The same with more than text in it. */
  readonly drawCount: (key: WordKey, n: number, filling: Readonly<Record<string, ComponentChildren>>) => ComponentChildren;
  /** "mailings, imports and reports" */
  readonly list: (parts: readonly string[]) => string;
  readonly number: (value: number) => string;
  /** The three digits that count. */
  readonly rough: (value: number) => string;
  readonly money: (money: Money) => string;
  readonly ago: (at: Date, now: Date) => string;
  /** How long until then; a word for what is due. */
  readonly ahead: (at: Date, now: Date) => string;
  readonly lasting: (seconds: number) => string;
  /** Of a text that begins with a day. */
  readonly day: (text: string) => string;
  /** In UTC; the browser rewrites it in the reader's own zone. */
  readonly exactly: (at: Date) => string;
}

const MARK = /\{(\w+)\}/g;

export function speechOf(language: Language): Speech {
  return SPEECHES[language];
}

/** Speaks `language` in the words of `table`. */
export function speak(language: Language, table: WordTable): Speech {
  const rules = new Intl.PluralRules(language);
  const lists = new Intl.ListFormat(language === 'en' ? 'en-GB' : language);
  const number = (value: number) => wholeNumber(value, language);
  const pick = (key: WordKey, n: number) => {
    const [one = '', other = one] = table[key].split('|');
    return rules.select(n) === 'one' ? one : other;
  };
  return {
    language,
    say: (key, filling = {}) => fill(table[key], filling),
    draw: (key, filling) => draw(table[key], filling),
    count: (key, n, filling = {}) => fill(pick(key, n), { n: number(n), ...filling }),
    drawCount: (key, n, filling) => draw(pick(key, n), { n: number(n), ...filling }),
    list: (parts) => lists.format(parts),
    number,
    rough: (value) => threeDigits(value, language),
    money: (money) => formatMoney(money, language),
    ago: (at, now) => ago(at, now, language),
    ahead: (at, now) => inTime(at, now, language),
    lasting: (seconds) => lasting(seconds, language),
    day: (text) => dayIn(text, language),
    exactly: (at) => exactTime(at, 'utc', language),
  };
}

function draw(text: string, filling: Readonly<Record<string, ComponentChildren>>): ComponentChildren {
  return text.split(MARK).map((part, place) => <Fragment key={place}>{place % 2 === 0 ? part : filling[part]}</Fragment>);
}

/** What a text is filled with is never filled in itself. */
function fill(text: string, filling: Filling): string {
  return text.replace(MARK, (mark, name: string) => (Object.hasOwn(filling, name) ? String(filling[name]) : mark));
}

const SPEECHES: Readonly<Record<Language, Speech>> = { en: speak('en', TABLES.en), de: speak('de', TABLES.de), fr: speak('fr', TABLES.fr) };
