import type { Currency } from '../shared/currencies.js';
import { money, type Money } from '../shared/money.js';

/** Minor units by currency; what nothing was given in is missing. Sums never mix currencies. */
export type CurrencySums = Readonly<Partial<Record<Currency, number>>>;

export function sumIn(sums: CurrencySums, currency: Currency): Money {
  return money(sums[currency] ?? 0, currency);
}

/** Every currency's sum; `own` stands first, also while nothing was given in it. */
export function listSums(sums: CurrencySums, own: Currency): Money[] {
  const others = (Object.keys(sums) as Currency[]).filter((currency) => currency !== own).sort();
  return [own, ...others].map((currency) => sumIn(sums, currency));
}
