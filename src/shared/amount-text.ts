import { exponentOf, type Currency } from './currencies.js';
import { money, type Money } from './money.js';

/** Why a text is not an amount a donor can give. */
export type AmountFault = 'not_a_number' | 'too_many_decimals' | 'not_positive' | 'too_large';

export type ParsedAmount = { ok: true; value: Money } | { ok: false; fault: AmountFault };

const WHITE_SPACE = /[\s\u00a0\u202f\u2009]/g;
const DIGIT_BLOCKS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];

/**
 * Reads an amount in major units as a person writes it in `locale`: "25", "25.50", "25,50", "1,234.56", "1.234,56",
 * "1'000", "１２", "٢٥". Either sign may stand before the decimals; only where one is followed by exactly three digits
 * does the locale say whether it parts thousands ("1,234" in English) or decimals ("1,234" in German).
 */
export function parseAmount(text: string, currency: Currency, locale: string): ParsedAmount {
  const plain = toAsciiDigits(text).replace(WHITE_SPACE, '').replace(/['’٬]/g, ',').replace(/[٫]/g, '.');
  if (!/^[+-]?\d[\d.,]*$/.test(plain) || plain.length > 40) return { ok: false, fault: 'not_a_number' };
  if (plain.startsWith('-')) return { ok: false, fault: 'not_positive' };
  const split = splitDecimals(plain.replace(/^\+/, ''), decimalSignOf(locale));
  return split === null ? { ok: false, fault: 'not_a_number' } : toMinorUnits(split, currency);
}

/** Digits of the scripts our donors type become ASCII; everything else stays. */
function toAsciiDigits(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const zero = DIGIT_BLOCKS.find((start) => code >= start && code <= start + 9);
    return zero === undefined ? character : String(code - zero);
  }).join('');
}

function decimalSignOf(locale: string): string {
  const sign = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  return sign === ',' ? ',' : '.';
}

interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

/** Null where the signs stand as in no number. */
function splitDecimals(text: string, decimalSign: string): Digits | null {
  const signs = text.match(/[.,]/g) ?? [];
  const last = signs.at(-1);
  if (last === undefined) return { whole: text, fraction: '' };
  const at = text.lastIndexOf(last);
  const isAlone = signs.length === 1;
  const isMixed = new Set(signs).size === 2;
  const isDecimal = isMixed || (isAlone && (text.length - at - 1 !== 3 || last === decimalSign));
  if (!isDecimal) return grouped(text, last, '');
  return grouped(text.slice(0, at), last === '.' ? ',' : '.', text.slice(at + 1));
}

/** Thousands come in threes and do not begin with zero: "1,23.4" and "0,100" are slips, not amounts. */
function grouped(text: string, separator: string, fraction: string): Digits | null {
  const [first = '', ...rest] = text.split(separator);
  const isNumber = /^\d+$/.test(first) && rest.every((part) => /^\d{3}$/.test(part));
  const isGrouped = rest.length === 0 || /^[1-9]\d{0,2}$/.test(first);
  return isNumber && isGrouped ? { whole: first + rest.join(''), fraction } : null;
}

function toMinorUnits({ whole, fraction }: Digits, currency: Currency): ParsedAmount {
  const exponent = exponentOf(currency);
  if (fraction.replace(/0+$/, '').length > exponent) return { ok: false, fault: 'too_many_decimals' };
  const amount = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  if (!Number.isSafeInteger(amount)) return { ok: false, fault: 'too_large' };
  return amount > 0 ? { ok: true, value: money(amount, currency) } : { ok: false, fault: 'not_positive' };
}
