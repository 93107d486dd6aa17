import { formatMoney, money } from '../../shared/money.js';
import type { Currency } from '../../shared/currencies.js';
import { formatCount } from '../page-text/counts.js';
import type { PluralForms } from '../page-text/plural.js';
import { pageLocale, prefersStillness } from './locale.js';

const GLIDE_MS = 900;

/** Moves a `<data>` figure to `value`: counting up to it, or at once for readers who prefer stillness. */
export function moveFigure(figure: HTMLDataElement, value: number): void {
  const from = Number(figure.value);
  if (from === value) return;
  figure.value = String(value);
  writeNoun(figure, value);
  if (prefersStillness.matches) figure.textContent = textOf(figure, value);
  else glide(figure, from, value);
}

function glide(figure: HTMLDataElement, from: number, to: number): void {
  const start = performance.now();
  const frame = (now: number) => {
    // A newer value has taken over.
    if (figure.value !== String(to)) return;
    const share = Math.min(1, Math.max(0, (now - start) / GLIDE_MS));
    const eased = 1 - (1 - share) ** 3;
    figure.textContent = textOf(figure, share === 1 ? to : Math.round(from + (to - from) * eased));
    if (share < 1) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

function textOf(figure: HTMLDataElement, value: number): string {
  const currency = figure.dataset.currency as Currency | undefined;
  return currency ? formatMoney(money(value, currency), pageLocale) : formatCount(value, pageLocale);
}

function writeNoun(figure: HTMLDataElement, value: number): void {
  const noun = figure.parentElement?.querySelector('.count-noun');
  if (!noun || !figure.dataset.forms) return;
  const forms = JSON.parse(figure.dataset.forms) as PluralForms;
  noun.textContent = forms[new Intl.PluralRules(document.documentElement.lang).select(value)] ?? forms.other;
}
