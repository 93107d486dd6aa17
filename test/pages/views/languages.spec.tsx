import { describe, expect, it } from '@jest/globals';
import { PAGE_LANGUAGES } from '../../../src/pages/page-language.js';
import { pageTextOf } from '../../../src/pages/page-text/page-text-of.js';
import { pluralOf } from '../../../src/pages/page-text/plural.js';
import { renderGivingDayPage } from '../../../src/pages/giving-day/giving-day.view.js';
import { everyPage } from './every-page.js';
import { tagsOf } from './markup.js';
import { aCard, aFrame, aGivingDayPage } from './page-models.js';

type Tree = { readonly [key: string]: string | Tree };

/** Every text with its path; plural forms stand as their "other". */
function leavesOf(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (typeof value === 'string') return [[`${path}${key}`, value]];
    return typeof value.other === 'string' && path.endsWith('figures.') ? [[`${path}${key}`, value.other]] : leavesOf(value, `${path}${key}.`);
  });
}

const textsOf = (language: (typeof PAGE_LANGUAGES)[number]) => leavesOf(pageTextOf(language) as unknown as Tree);
const partsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([part]) => part).toSorted();

describe.each(PAGE_LANGUAGES)('%s', (language) => {
  it('says everything, with the same parts to fill in as English', () => {
    const own = new Map(textsOf(language));
    for (const [path, english] of textsOf('en')) {
      expect([path, own.get(path)?.trim()]).not.toEqual([path, '']);
      expect([path, partsOf(own.get(path) ?? '')]).toEqual([path, partsOf(english)]);
    }
  });

  it('has every plural form its language needs', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const { donors, donations, campaigns } = pageTextOf(language).figures;
    for (const forms of [donors, donations, campaigns]) expect(Object.keys(forms).toSorted()).toEqual(pluralCategories.toSorted());
  });

  it('renders every page whole', () => {
    for (const html of Object.values(everyPage('♥', language))) {
      expect(tagsOf(html)[0]?.attributes.get('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      expect(html).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

it('counts in Arabic with six forms', () => {
  const { donors } = pageTextOf('ar').figures;
  expect([0, 1, 2, 3, 11, 100].map((count) => pluralOf(donors, count, 'ar'))).toEqual(['متبرع', 'متبرع', 'متبرعان', 'متبرعين', 'متبرعًا', 'متبرع']);
});

it('marks a campaign that speaks another language than the page', () => {
  const campaigns = [aCard({ locale: 'ar-EG', title: 'مكتبة' }), aCard({ slug: 'b', locale: 'en-US' })];
  const html = renderGivingDayPage(aGivingDayPage({ campaigns }));
  expect(html).toContain('<div lang="ar-EG" dir="rtl"><h3><a href="/c/rowing">مكتبة</a></h3>');
  expect(html).not.toContain('lang="en-US"');
});

it('speaks English around the texts of a language it does not know', () => {
  const html = renderGivingDayPage(aGivingDayPage({ frame: aFrame({ locale: 'he-IL' }), title: 'יום' }));
  expect(html).toContain('<html lang="en" dir="ltr" data-locale="he-IL">');
  expect(html).toContain('<div lang="he-IL" dir="rtl"><h1>יום</h1>');
});
