import { exponentOf, isCurrency } from '../../shared/currencies.js';

/** Whole minor units, as text of any length, in major units: "1050" EUR is "10.50", "-5" is "-0.05", "1050" JPY is "1050". */
export function toMajorUnits(minor: string, exponent: number): string {
  if (exponent === 0) return minor;
  const isNegative = minor.charCodeAt(0) === MINUS;
  const digits = isNegative ? minor.slice(1) : minor;
  const padded = digits.length > exponent ? digits : digits.padStart(exponent + 1, '0');
  return `${isNegative ? '-' : ''}${padded.slice(0, -exponent)}.${padded.slice(-exponent)}`;
}

/** Decimal places of a currency; of one that we do not book, 2. */
export function placesOf(currency: string | null | undefined): number {
  return currency != null && isCurrency(currency) ? exponentOf(currency) : 2;
}

const MINUS = 45;
