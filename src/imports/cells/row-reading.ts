import type { Cell } from '../../sheets/sheet.js';
import type { CheckedRow, Columns, StagedLine } from '../kinds/import-kind.js';
import type { ReadCell } from './read-cell.js';
import { rowFault, type RowFault } from './row-fault.js';

/** One row while it is being checked, field by field: everything that is wrong with it is found at once. */
export class RowReading {
  readonly #faults: RowFault[] = [];

  constructor(
    private readonly columns: Columns,
    private readonly cells: readonly Cell[],
  ) {}

  /** What the field's column holds, read by `read`; null for a blank cell, one at fault, and where there is no such column. */
  take(field: string, read: (cell: Cell | undefined) => ReadCell): string | null {
    const column = this.columns.at[field]?.[0];
    if (column === undefined) return null;
    return this.takeAt(column, read(this.cells[column]));
  }

  /** The same for what was read of a column. */
  takeAt(column: number, found: ReadCell): string | null {
    if (!found.ok) this.#faults.push(rowFault(this.columns.headers[column] ?? null, found.code, found.value));
    return found.ok ? found.value : null;
  }

  /** Whether nothing wrong has been found so far. */
  get isRight(): boolean {
    return this.#faults.length === 0;
  }

  /** The same for what must not be blank. */
  required(field: string, read: (cell: Cell | undefined) => ReadCell): string | null {
    const before = this.#faults.length;
    const value = this.take(field, read);
    if (value === null && this.#faults.length === before) this.refuse(field, 'required');
    return value;
  }

  refuse(field: string | null, code: string, value: string | null = null): void {
    this.#faults.push(rowFault(field === null ? null : this.#headerOf(field), code, value));
  }

  checked(lines: readonly StagedLine[]): CheckedRow {
    return this.#faults.length > 0 ? { faults: this.#faults } : { lines };
  }

  #headerOf(field: string): string | null {
    return this.columns.headers[this.columns.at[field]?.[0] ?? -1] ?? field;
  }
}
