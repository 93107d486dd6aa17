import { columnName } from './column-name.js';
import type { Warnings } from './warnings.js';

/** Excel keeps 15 digits of a number. */
const FIRST_UNSAFE = 1e15;
const EXPONENT = /^\s*-?\d(?:[.,]\d+)?E\+\d{1,3}\s*$/;

/** Numbers and texts that were longer before Excel had them: their last digits are lost in the file itself. */
export class DamagedIds {
  constructor(private readonly warnings: Warnings) {}

  ofNumber(value: number, row: number, column: number): void {
    if (Math.abs(value) >= FIRST_UNSAFE && Number.isInteger(value)) this.#warn(String(value), row, column);
  }

  /** A text such as `1.23457E+18`, as a .csv holds it after Excel saved it. */
  ofText(text: string, row: number, column: number): void {
    if (EXPONENT.test(text)) this.#warn(text, row, column);
  }

  #warn(value: string, row: number, column: number): void {
    const where = `Column ${columnName(column)}, first in row ${row}`;
    const advice =
      'Excel keeps 15 digits of a number. If these are ids, format the column as text and paste them anew.';
    this.warnings.add('damaged-id', `${where}: ${value} has lost digits. ${advice}`, String(column));
  }
}
