/** 1899-12-30: day 0 of Excel, which takes 1900 for a leap year, so that it counts right from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_RIGHT_DAY = 61;
const DAY_MS = 86_400_000;
/** Nine microseconds: shorter to write than what a double can say, and exact to the millisecond. */
const PARTS_OF_DAY = 1e10;

/**
 * Excel's number for a wall-clock date as text, `2026-11-26` or `2026-11-26 09:30:00.25`; null for what Excel cannot
 * say: before March 1900, beyond the year 9999, or no date at all ("infinity").
 */
export function toDateSerial(text: string): number | null {
  if (text.charCodeAt(4) !== HYPHEN || !isDigit(text.charCodeAt(text.length - 1))) return null;
  const year = digits(text, 0, 4);
  // JavaScript takes the year 99 for 1999.
  if (year < FIRST_YEAR) return null;
  const dayMs = Date.UTC(year, digits(text, 5, 7) - 1, digits(text, 8, 10));
  const seconds = text.length >= 19 ? digits(text, 11, 13) * 3_600 + digits(text, 14, 16) * 60 + Number(text.slice(17)) : 0;
  const serial = (dayMs - DAY_ZERO) / DAY_MS + Math.round(seconds * 1_000) / DAY_MS;
  return serial >= FIRST_RIGHT_DAY ? Math.round(serial * PARTS_OF_DAY) / PARTS_OF_DAY : null;
}

function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value;
}

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

const FIRST_YEAR = 1900;
const ZERO = 48;
const NINE = 57;
const HYPHEN = 45;
