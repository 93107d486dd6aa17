import { exponentOf, type Currency } from './currencies.js';
import { money, type Money } from './money.js';

/** Why a text is not an amount a donor can give. */
export type AmountFault = 'not_a_number' | 'too_many_decimals' | 'not_positive' | 'too_large' | 'ambiguous';

export type ParsedAmount = { ok: true; value: Money } | { ok: false; fault: AmountFault };

const WHITE_SPACE = /[\s\u00a0\u202f\u2009]/g;
const DIGIT_BLOCKS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];

/**
 * Reads an amount in major units as a person types it: "25", "25.50", "25,50", "1,234.56", "1.234,56", "1'000",
 * "１２", "٢٥". A single separator followed by exactly three digits ("1,234") is taken as thousands when the currency
 * has fewer than three decimals, and refused as ambiguous when it has three.
 */
export function parseAmount(text: string, currency: Currency): ParsedAmount {
  const plain = toAsciiDigits(text).replace(WHITE_SPACE, '').replace(/['’٬]/g, ',').replace(/[٫]/g, '.');
  if (!/^[+-]?\d[\d.,]*$/.test(plain) || plain.length > 40) return { ok: false, fault: 'not_a_number' };
  if (plain.startsWith('-')) return { ok: false, fault: 'not_positive' };
  const split = splitDecimals(plain.replace(/^\+/, ''), exponentOf(currency));
  if (typeof split === 'string') return { ok: false, fault: split };
  return toMinorUnits(split.whole, split.fraction, currency);
}

/** Digits of the scripts our donors type become ASCII; everything else stays. */
function toAsciiDigits(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const zero = DIGIT_BLOCKS.find((start) => code >= start && code <= start + 9);
    return zero === undefined ? character : String(code - zero);
  }).join('');
}

function splitDecimals(text: string, exponent: number): { whole: string; fraction: string } | AmountFault {
  const separators = [...text.matchAll(/[.,]/g)].map((match) => ({ sign: match[0], at: match.index }));
  const last = separators.at(-1);
  if (last === undefined) return { whole: text, fraction: '' };
  const after = text.length - last.at - 1;
  const kinds = new Set(separators.map(({ sign }) => sign));
  if (kinds.size === 1 && separators.length === 1) {
    if (after === 3 && exponent === 3) return 'ambiguous';
    if (after !== 3) return { whole: text.slice(0, last.at), fraction: text.slice(last.at + 1) };
    return groups(text, last.sign);
  }
  if (kinds.size === 1) return groups(text, last.sign);
  const other = last.sign === '.' ? ',' : '.';
  if (separators.filter(({ sign }) => sign === last.sign).length > 1) return 'not_a_number';
  const whole = groups(text.slice(0, last.at), other);
  return typeof whole === 'string' ? whole : { whole: whole.whole, fraction: text.slice(last.at + 1) };
}

/** Thousands must come in threes: "1,23" before a decimal point is a slip, not an amount. */
function groups(text: string, separator: string): { whole: string; fraction: string } | AmountFault {
  const parts = text.split(separator);
  const isGrouped = /^\d{1,3}$/.test(parts[0] ?? '') && parts.slice(1).every((part) => /^\d{3}$/.test(part));
  return isGrouped ? { whole: parts.join(''), fraction: '' } : 'not_a_number';
}

function toMinorUnits(whole: string, fraction: string, currency: Currency): ParsedAmount {
  const exponent = exponentOf(currency);
  if (fraction.replace(/0+$/, '').length > exponent) return { ok: false, fault: 'too_many_decimals' };
  const amount = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  if (!Number.isSafeInteger(amount)) return { ok: false, fault: 'too_large' };
  return amount > 0 ? { ok: true, value: money(amount, currency) } : { ok: false, fault: 'not_positive' };
}
