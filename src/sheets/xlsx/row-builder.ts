import { columnName } from '../column-name.js';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type Cell, type SheetRow } from '../sheet.js';

/** Rows as they come, each checked to stand after the one before. Those that are empty are left out. */
export class RowBuilder {
  rows: SheetRow[] = [];
  /** Number of the row that is being built, or was last. */
  number = 0;
  /** Used for every row: what is given out is a copy of its very length. */
  readonly #cells: Cell[] = [];
  #length = 0;
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
    this.#length = 0;
    this.#isEmpty = true;
  }

  /** The column after the last one, for cells that do not say where they stand. */
  get nextColumn(): number {
    return this.#length;
  }

  set(column: number, cell: Cell): void {
    const cells = this.#cells;
    if (column >= this.limits.columns)
      throw new SheetError(
        'damaged',
        `Row ${this.number} has a cell beyond column ${columnName(this.limits.columns - 1)}, the last one.`,
        this.number,
      );
    if (column < this.#length && cells[column] !== null)
      throw new SheetError(
        'damaged',
        `Cell ${columnName(column)}${this.number} is there twice.`,
        this.number,
      );
    for (; this.#length < column; this.#length += 1) cells[this.#length] = null;
    cells[column] = cell;
    if (column === this.#length) this.#length += 1;
    if (cell !== null) this.#isEmpty = false;
  }

  end(): void {
    if (!this.#isEmpty) this.rows.push({ number: this.number, cells: this.#cells.slice(0, this.#length) });
  }

  /** What was built since it was last asked. */
  taken(): SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }
}
