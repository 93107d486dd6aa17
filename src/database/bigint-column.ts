import type { ValueTransformer } from 'typeorm';

/** Reads a bigint column, which the driver hands over as text. @throws RangeError beyond 2^53. */
export const bigintColumn: ValueTransformer = {
  to: (value: number | null) => value,
  from: (text: string | null) => (text === null ? null : toSafeInteger(text)),
};

/** @throws RangeError where the text is no whole number that JavaScript can hold exactly. */
export function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} cannot be held exactly`);
  return value;
}
