import { exponentOf, type Currency } from './currencies.js';

/** A count of minor units (cents, yen, fils) in one currency. `amount` is always a safe integer. */
export interface Money {
  readonly amount: number;
  readonly currency: Currency;
}

/** @throws RangeError when `amount` is not a safe integer count of minor units. */
export function money(amount: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a whole number of minor units`);
  return { amount, currency };
}

/** Reads a bigint column, which the driver hands over as text. @throws RangeError beyond 2^53. */
export function moneyFromText(amount: string, currency: Currency): Money {
  return money(Number(amount), currency);
}

/** @throws RangeError when the currencies differ: sums across currencies mean nothing. */
export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${b.currency} to ${a.currency}`);
  return money(a.amount + b.amount, a.currency);
}

/** The amount in major units as decimal text, exact: 1050 EUR is "10.50", 1050 JPY is "1050". */
export function toDecimalText({ amount, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = Math.abs(amount).toString().padStart(exponent + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Money as people of `locale` write it; whole amounts lose their zeros: "€25", "€10.50", "JP¥1,000". */
export function formatMoney(value: Money, locale: string): string {
  const exponent = exponentOf(value.currency);
  const isWhole = value.amount % 10 ** exponent === 0;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: value.currency,
    minimumFractionDigits: isWhole ? 0 : exponent,
    maximumFractionDigits: isWhole ? 0 : exponent,
  });
  // Decimal text keeps every digit, where a division would round large amounts.
  return format.format(toDecimalText(value) as unknown as number);
}

/** Money as it stands on papers, with all decimals of its currency: "€25.00", "JP¥1,000". */
export function formatMoneyInFull(value: Money, locale: string): string {
  const exponent = exponentOf(value.currency);
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: value.currency, minimumFractionDigits: exponent, maximumFractionDigits: exponent });
  return format.format(toDecimalText(value) as unknown as number);
}

/** Share of `goal` reached, in whole percent rounded down, so that 99.9 % never shows as reached. */
export function percentOf(raised: Money, goal: Money): number {
  return goal.amount > 0 ? Math.max(0, Math.floor((raised.amount / goal.amount) * 100)) : 0;
}
