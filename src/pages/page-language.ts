/** The languages donor pages speak; `PageText` must be whole in each, or it does not compile. */
export const PAGE_LANGUAGES = ['en', 'de', 'ja', 'ar'] as const;

export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** The page language nearest to a BCP 47 tag: "de-AT" reads German; what we do not speak reads English. */
export function pageLanguageOf(locale: string): PageLanguage {
  const language = locale.toLowerCase().split('-')[0];
  return PAGE_LANGUAGES.find((known) => known === language) ?? 'en';
}
