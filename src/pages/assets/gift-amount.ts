import { coveredFee } from '../../donations/covered-fee.js';
import { parseAmount } from '../../shared/amount-text.js';
import type { Currency } from '../../shared/currencies.js';
import { money, type Money } from '../../shared/money.js';
import { pageLocale } from './locale.js';

/** The amount a form stands at, or null while what is typed is none. */
export function chosenAmount(form: HTMLFormElement): Money | null {
  const currency = form.dataset.currency as Currency;
  const chosen = form.querySelector<HTMLInputElement>('[name=amount]:checked');
  if (chosen?.dataset.minor) return money(Number(chosen.dataset.minor), currency);
  const typed = parseAmount(form.querySelector<HTMLInputElement>('[name=otherAmount]')?.value ?? '', currency, pageLocale);
  return typed.ok ? typed.value : null;
}

/** What to add so that `gift` arrives whole, by the rule the server books by; null when the provider's fee is unknown. */
export function feeToCover(form: HTMLFormElement, gift: Money): Money | null {
  const { feePoints, feeFixed } = form.dataset;
  if (feePoints === undefined || feeFixed === undefined) return null;
  const feeOf = ({ amount }: Money) => Math.ceil((amount * Number(feePoints)) / 10_000) + Number(feeFixed);
  return money(coveredFee(gift, feeOf), gift.currency);
}
