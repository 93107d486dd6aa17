/** The locale that writes numbers and dates of this page. */
export const pageLocale = document.documentElement.dataset.locale ?? document.documentElement.lang;

export const prefersStillness = matchMedia('(prefers-reduced-motion: reduce)');
