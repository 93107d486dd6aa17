import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { de as screensInGerman } from '../../../src/console/web/words/de.js';
import { en as screensInEnglish } from '../../../src/console/web/words/en.js';
import { fill, formFor } from '../../../src/console/web/words/fill.js';
import { formatsOf } from '../../../src/console/web/words/formats.js';
import { fr as screensInFrench } from '../../../src/console/web/words/fr.js';
import { speechOf, TABLES, type WordKey } from '../../../src/console/words/speech.js';

const LANGUAGES = ['en', 'de', 'fr'] as const;
type Language = (typeof LANGUAGES)[number];
type Table = Readonly<Record<string, string>>;

const SCREENS: Readonly<Record<Language, Table>> = { en: screensInEnglish, de: screensInGerman, fr: screensInFrench };
const PAGES: Readonly<Record<Language, Table>> = TABLES;

/** What stands for the other places of a text: no number, and no word. */
const ELSE = { when: '–', about: '–', covered: '–', years: '7', money: '–', number: '' };

const WAYS: readonly [string, Readonly<Record<Language, Table>>, (language: Language, key: string, n: number) => string][] = [
  ['the screens', SCREENS, (language, key, n) => {
    const { number } = formatsOf(language, SCREENS[language]['unit.day'] ?? '');
    return fill(formFor(SCREENS[language][key] ?? '', n, new Intl.PluralRules(language)), { ...ELSE, n, number: n }, number);
  }],
  ['the pages that the server draws', PAGES, (language, key, n) => speechOf(language).count(key as WordKey, n, { ...ELSE, number: n })],
];

const countedOf = (table: Table) => Object.keys(table).filter((key) => table[key]?.includes('|'));

describe.each(WAYS)('what is counted on %s', (_where, tables, count) => {
  const keys = countedOf(tables.en);

  it('has two forms in every language, with the same places to be filled', () => {
    const placesOf = (text = '') => text.split('|').map((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted().join(' '));
    const wrong = keys.filter((key) => LANGUAGES.some((language) => placesOf(tables[language][key]).length !== 2 || JSON.stringify(placesOf(tables[language][key])) !== JSON.stringify(placesOf(tables.en[key]))));
    expect(wrong).toEqual([]);
    for (const language of LANGUAGES) expect(countedOf(tables[language])).toEqual(keys);
  });

  // French counts nothing as one.
  it.each([['en', [1]], ['de', [1]], ['fr', [0, 1]]] as const)('is said of none, one and two as in %s', (language, singles) => {
    const wrong = keys.flatMap((key) =>
      [0, 1, 2].flatMap((n) => {
        const said = count(language, key, n);
        const form = tables[language][key]?.split('|')[(singles as readonly number[]).includes(n) ? 0 : 1] ?? '';
        const expected = form.replaceAll(/\{(n|number)\}/g, String(n)).replaceAll(/\{(\w+)\}/g, (_mark, name: string) => ELSE[name as keyof typeof ELSE]);
        return said === expected && !/[{}|]/.test(said) && said.trim() !== '' ? [] : [{ key, n, said, expected }];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('differs between one and two somewhere, or there would be no need to count it', () => {
    expect(keys.filter((key) => LANGUAGES.every((language) => count(language, key, 1).replace('1', '#') === count(language, key, 2).replace('2', '#')))).toEqual([]);
  });
});

/** A number before a noun in a text of one form, that is right for every number that can stand there: limits, which are many, and units. */
const ALWAYS_MANY = new Set([
  'fault.too_deep', 'fault.too_large', 'fault.too_long', 'fault.too_many_fields', 'fault.too_many_tags', 'figures.more', 'password.rule', 'password.too_short',
  'refresh.noteCut', 'retention.manyWould', 'retention.on', 'retention.start', 'test.hint', 'test.howMany',
]);

/** Words after a number that are the same after one: participles, units, and prepositions. */
const SAME_AFTER_ONE = /^(h|s|KiB|Kio|Std|of|von|sur|in|en|to|bis|à|failed|gescheitert|overdue|überfällig|retard|set|beiseitegelegt|mis|forgotten|vergessen|left|ausgelassen|done|held|more|weitere|taken|belegt|sent|versandt|gesendet|envoyés|de|is|ist|est|zurücknehmen|setzen)$/;

describe.each(WAYS.map(([where, tables]) => [where, tables] as const))('a number on %s', (_where, tables) => {
  it.each(LANGUAGES)('stands before no noun of one form only: %s', (language) => {
    const wrong = Object.entries(tables[language]).filter(([key, text]) => {
      if (text.includes('|') || ALWAYS_MANY.has(key)) return false;
      return [...text.matchAll(/\{(?:n|number|done|total|sent|of|taken|most|erased|leftAlone)\} (\p{L}+)/gu)].some(([, word = '']) => !SAME_AFTER_ONE.test(word));
    });
    expect(wrong).toEqual([]);
  });
});

describe('a text of two forms', () => {
  it('is never said without its number: both of its forms would be shown', () => {
    const counted = new Set([...countedOf(SCREENS.en), ...countedOf(PAGES.en)]);
    const root = 'src/console';
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !/(^|\/)words\//.test(file));
    const said = sources.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/\b(?:say|draw)\((?:[^()`]*\? )?'([\w.]+)'/g)].map(([, key = '']) => [file, key] as const));
    expect(said.length).toBeGreaterThan(200);
    expect(said.filter(([, key]) => counted.has(key))).toEqual([]);
    // Problems have kinds, of which some are counted.
    expect(sources.filter((file) => /say\(`problem\./.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
