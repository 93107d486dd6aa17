import { exponentOf, type Currency } from '../../../shared/currencies.js';

/** Minor units as people write amounts, and back; empty for none. */
export function toMajor(amount: number | null, currency: string): string {
  return amount === null ? '' : String(amount / 10 ** scaleOf(currency));
}

export function toMinor(text: string | number, currency: string): number | null {
  if (String(text).trim() === '') return null;
  const amount = Math.round(Number(text) * 10 ** scaleOf(currency));
  return Number.isFinite(amount) ? amount : null;
}

/** For fields that take a day and a minute, in the reader's own zone. */
export function toLocal(at: string | null): string {
  if (at === null) return '';
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function toInstant(local: string): string | null {
  const date = new Date(local);
  return local === '' || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

export function scaleOf(currency: string): number {
  return exponentOf(currency as Currency);
}
