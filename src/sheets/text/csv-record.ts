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
    const cells: Cell[] = Array.from({ length: fields.length });
    let isEmpty = true;
    for (let column = 0; column < fields.length; column += 1) {
      const text = fields[column] ?? '';
      cells[column] = text === '' ? null : textCell(text, this.limits.cellLength);
      isEmpty &&= text === '';
      if (text.length < 32 && text.includes('E+')) this.#ids.ofText(text, number, column);
    }
    return isEmpty ? null : { number, cells };
  }
}
