import { DamagedIds } from '../damaged-ids.js';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type Cell, type SheetRow } from '../sheet.js';
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

  /** Null where every field is empty. @throws SheetError where there are more fields than a sheet has columns */
  rowOf(fields: readonly string[], number: number): SheetRow | null {
    if (fields.length > this.limits.columns) {
      const most = this.limits.columns.toLocaleString('en');
      throw new SheetError('too-large', `Row ${number} has more than ${most} columns.`, number);
    }
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
