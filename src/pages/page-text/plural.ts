import type { PageLanguage } from '../page-language.js';

/** A noun in every plural form its language has; Arabic has six. */
export type PluralForms = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

const rulesByLanguage = new Map<PageLanguage, Intl.PluralRules>();

/** The form of a noun that goes with `count`. */
export function pluralOf(forms: PluralForms, count: number, language: PageLanguage): string {
  let rules = rulesByLanguage.get(language);
  if (rules === undefined) rulesByLanguage.set(language, (rules = new Intl.PluralRules(language)));
  return forms[rules.select(count)] ?? forms.other;
}
