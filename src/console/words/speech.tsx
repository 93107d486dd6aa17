import { Fragment, type ComponentChildren } from 'preact';
import { ago, exactTime } from '../times.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { Language } from './language.js';

/** Every text of the pages that the server draws; a table that lacks one does not compile. */
export type WordKey = keyof typeof en;
type WordTable = Readonly<Record<WordKey, string>>;

const TABLES: Readonly<Record<Language, WordTable>> = { en, de, fr };

/** How the pages of the console speak to somebody. */
export interface Speech {
  readonly language: Language;
  /** The text under `key`, with `{names}` filled in. */
  readonly say: (key: WordKey, filling?: Readonly<Record<string, string | number>>) => string;
  /** The same with more than text in it. */
  readonly draw: (key: WordKey, filling: Readonly<Record<string, ComponentChildren>>) => ComponentChildren;
  /** The text for so many: `key` names two of them, parted by `|`. */
  readonly count: (key: WordKey, n: number) => string;
  /** "mailings, imports and reports" */
  readonly list: (parts: readonly string[]) => string;
  readonly ago: (at: Date, now: Date) => string;
  /** In UTC; the browser rewrites it in the reader's own zone. */
  readonly exactly: (at: Date) => string;
}

const MARK = /\{(\w+)\}/g;

export function speechOf(language: Language): Speech {
  return SPEECHES[language];
}

function speak(language: Language): Speech {
  const table = TABLES[language];
  const rules = new Intl.PluralRules(language);
  const lists = new Intl.ListFormat(language === 'en' ? 'en-GB' : language);
  const say: Speech['say'] = (key, filling = {}) => fill(table[key], filling);
  return {
    language,
    say,
    draw: (key, filling) => table[key].split(MARK).map((part, place) => <Fragment key={place}>{place % 2 === 0 ? part : filling[part]}</Fragment>),
    count: (key, n) => {
      const [one = '', other = one] = table[key].split('|');
      return fill(rules.select(n) === 'one' ? one : other, { n });
    },
    list: (parts) => lists.format(parts),
    ago: (at, now) => ago(at, now, language),
    exactly: (at) => exactTime(at, 'utc', language),
  };
}

/** What a text is filled with is never filled in itself. */
function fill(text: string, filling: Readonly<Record<string, string | number>>): string {
  return text.replace(MARK, (mark, name: string) => (Object.hasOwn(filling, name) ? String(filling[name]) : mark));
}

const SPEECHES: Readonly<Record<Language, Speech>> = { en: speak('en'), de: speak('de'), fr: speak('fr') };
