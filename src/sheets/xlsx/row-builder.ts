import { columnName } from '../column-name.js';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type Cell, type SheetRow } from '../sheet.js';

/** Rows as they come, each checked to stand after the one before. Those that are empty are left out. */
export class RowBuilder {
  rows: SheetRow[] = [];
  /** Number of the row that is being built, or was last. */
  number = 0;
  #cells: Cell[] = [];
  #isEmpty = true;

  constructor(private readonly limits: SheetLimits) {}

  /** @param number as the file says it; 0 where it does not */
  begin(number: number): void {
    const next = number === 0 ? this.number + 1 : number;
    if (next <= this.number)
      throw new SheetError('damaged', `Row ${next} stands after row ${this.number}.`, next);
    if (next > this.limits.rows || !Number.isInteger(next))
      throw new SheetError(
        'damaged',
        `The file has a row ${next}; a sheet ends with row ${this.limits.rows.toLocaleString('en')}.`,
        next,
      );
    this.number = next;
    this.#cells = [];
    this.#isEmpty = true;
  }

  /** The column after the last one, for cells that do not say where they stand. */
  get nextColumn(): number {
    return this.#cells.length;
  }

  set(column: number, cell: Cell): void {
    const cells = this.#cells;
    if (column >= this.limits.columns)
      throw new SheetError(
        'damaged',
        `Row ${this.number} has a cell beyond column ${columnName(this.limits.columns - 1)}, the last one.`,
        this.number,
      );
    if (column < cells.length && cells[column] !== null)
      throw new SheetError(
        'damaged',
        `Cell ${columnName(column)}${this.number} is there twice.`,
        this.number,
      );
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
    if (cell !== null) this.#isEmpty = false;
  }

  end(): void {
    if (!this.#isEmpty) this.rows.push({ number: this.number, cells: this.#cells });
  }

  /** What was built since it was last asked. */
  taken(): SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }
}
