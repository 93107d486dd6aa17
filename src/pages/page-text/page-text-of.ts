import type { PageLanguage } from '../page-language.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { ja } from './ja.js';
import type { PageText } from './page-text.js';

const TEXTS: Readonly<Record<PageLanguage, PageText>> = { en, de, ja, ar };

export function pageTextOf(language: PageLanguage): PageText {
  return TEXTS[language];
}
