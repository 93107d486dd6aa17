import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { formatsOf, type Formats } from './formats.js';
import { en } from './en.js';
import { fill, formFor, type Filling } from './fill.js';
import type { WordKey, WordTable } from './table.js';

export type { WordKey } from './table.js';

export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = 'freshet-language';
/** Pages that the server draws speak the same language. */
const COOKIE = 'freshet_language';

const TABLES: Readonly<Record<Language, () => Promise<WordTable>>> = {
  en: async () => en,
  de: async () => (await import('./de.js')).de,
  fr: async () => (await import('./fr.js')).fr,
};

let first: { language: Language; table: WordTable } = { language: 'en', table: en };

function isLanguage(text: string | null): text is Language {
  return text !== null && Object.hasOwn(LANGUAGES, text);
}

function chosen(): string | null {
  return new RegExp(`(?:^|; )${COOKIE}=(\\w+)`).exec(document.cookie)?.[1] ?? null;
}

/** Loads the words of the language that somebody has chosen here, or else that their browser prefers. */
export async function startWords(): Promise<void> {
  const wished = [chosen(), localStorage.getItem(KEPT), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  const language = wished.find(isLanguage) ?? 'en';
  first = { language, table: await TABLES[language]().catch(() => en) };
  document.documentElement.lang = language;
}

interface Speech extends Formats {
  readonly language: Language;
  /** The text under `key`, with `{names}` filled in. */
  readonly say: (key: WordKey, filling?: Filling) => string;
  /** The text for so many: `key` names two of them, parted by `|`. `{n}` is how many. */
  readonly count: (key: WordKey, n: number, filling?: Filling) => string;
  readonly speak: (language: Language) => void;
}

const Spoken = createContext<Speech | null>(null);

export function Words({ children }: { readonly children: ReactNode }) {
  const [{ language, table }, setTable] = useState(first);
  const speak = useCallback((wished: Language) => {
    localStorage.setItem(KEPT, wished);
    document.cookie = `${COOKIE}=${wished}; path=/console; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
    void TABLES[wished]().then((words) => {
      document.documentElement.lang = wished;
      setTable({ language: wished, table: words });
    });
  }, []);
  const speech = useMemo<Speech>(() => {
    const formats = formatsOf(language, table['unit.day']);
    const say = (key: WordKey, filling: Filling = {}) => fill(table[key], filling, formats.number);
    const rules = new Intl.PluralRules(language);
    const count = (key: WordKey, n: number, filling: Filling = {}) => fill(formFor(table[key], n, rules), { n, ...filling }, formats.number);
    return { language, say, count, speak, ...formats };
  }, [language, table, speak]);
  return <Spoken value={speech}>{children}</Spoken>;
}

export function useWords(): Speech {
  const speech = use(Spoken);
  if (speech === null) throw new Error('nothing is spoken here');
  return speech;
}
