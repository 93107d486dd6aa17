import { DamagedIds } from '../damaged-ids.js';
import type { SheetLimits } from '../sheet-limits.js';
import type { Cell, SheetRow } from '../sheet.js';
import { textCell } from '../text-cell.js';
import type { Warnings } from '../warnings.js';

export class CsvRecord {
  readonly #ids: DamagedIds;

  constructor(
    private readonly limits: SheetLimits,
    warnings: Warnings,
  ) {
    this.#ids = new DamagedIds(warnings);
  }

  /** Null where every field is empty. */
  rowOf(fields: readonly string[], number: number): SheetRow | null {
    for (let column = 0; column < fields.length; column += 1) {
      const text = fields[column] ?? '';
      if (text.length < 32 && text.includes('E+')) this.#ids.ofText(text, number, column);
    }
    return this.#toRow(fields, number, (text) => textCell(text, this.limits.cellLength));
  }

  /** The same for fields of which it is known that none holds `E+`, a NUL or half a character. */
  rowOfHarmless(fields: readonly string[], number: number): SheetRow | null {
    const { cellLength } = this.limits;
    return this.#toRow(fields, number, (text) => (text.length > cellLength ? textCell(text, cellLength) : text));
  }

  #toRow(fields: readonly string[], number: number, toCell: (text: string) => Cell): SheetRow | null {
    const cells: Cell[] = [];
    let isEmpty = true;
    for (const text of fields) {
      cells.push(text === '' ? null : toCell(text));
      isEmpty &&= text === '';
    }
    return isEmpty ? null : { number, cells };
  }
}
