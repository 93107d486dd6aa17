import { columnName } from '../column-name.js';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type Cell, type SheetRow } from '../sheet.js';
import { fault, textCell } from '../text-cell.js';
import type { Warnings } from '../warnings.js';
import type { ElementBatch } from './element-batch.js';
import { harmlessCell, isInexact, jsonCell, withExactIntegers } from './json-cell.js';

/** Gives every key a column. Keys are never properties of ours: an element may well be called `__proto__`. */
export class JsonTable {
  isBegun = false;
  #areObjects = true;
  readonly #columns = new Map<string, number>();

  constructor(
    private readonly limits: SheetLimits,
    private readonly warnings: Warnings,
  ) {}

  /** The keys of the elements looked at, as a row 0; null where the elements are lists. */
  begin(batches: readonly ElementBatch[]): SheetRow | null {
    this.isBegun = true;
    this.#areObjects = !Array.isArray(batches[0]?.values[0]);
    if (!this.#areObjects) return null;
    for (const { values } of batches)
      for (const value of values)
        if (!Array.isArray(value)) for (const key in value as object) this.#columnOf(key);
    return {
      number: 0,
      cells: [...this.#columns.keys()].map((key) => textCell(key, this.limits.cellLength)),
    };
  }

  rowsOf(batch: ElementBatch): SheetRow[] {
    const rows: SheetRow[] = [];
    for (let index = 0; index < batch.values.length; index += 1) {
      const number = batch.first + index;
      const cells = this.#cellsOf(batch, index, number);
      if (cells.some((cell) => cell !== null)) rows.push({ number, cells });
    }
    return rows;
  }

  #cellsOf(batch: ElementBatch, index: number, number: number): Cell[] {
    const value = batch.values[index];
    if (Array.isArray(value) === this.#areObjects)
      return [
        fault(
          `Element ${number} is ${this.#areObjects ? 'a list, but the first is an object' : 'an object, but the first is a list'}.`,
        ),
      ];
    const element = hasInexact(value) ? withExactIntegers(batch.textOf(index)) : value;
    const toCell = batch.isHarmless ? harmlessCell : jsonCell;
    return this.#areObjects
      ? this.#cellsOfObject(element as object, number, toCell)
      : this.#cellsOfList(element as unknown[], number, toCell);
  }

  #cellsOfObject(element: object, number: number, toCell: typeof jsonCell): Cell[] {
    const cells: Cell[] = [];
    for (const key in element) {
      const column = this.#columns.get(key) ?? this.#lateColumn(key, number);
      while (cells.length < column) cells.push(null);
      cells[column] = toCell((element as Record<string, unknown>)[key], this.limits.cellLength);
    }
    while (cells.length < this.#columns.size) cells.push(null);
    return cells;
  }

  #cellsOfList(element: readonly unknown[], number: number, toCell: typeof jsonCell): Cell[] {
    if (element.length > this.limits.columns) throw this.#tooWide(number);
    return element.map((value) => toCell(value, this.limits.cellLength));
  }

  #lateColumn(key: string, number: number): number {
    const column = this.#columnOf(key, number);
    const message = `The key ${JSON.stringify(key.slice(0, 100))} first appears in element ${number}, too late for the header: its values are in column ${columnName(column)}.`;
    this.warnings.add('late-key', message, key);
    return column;
  }

  #columnOf(key: string, number = 1): number {
    const known = this.#columns.get(key);
    if (known !== undefined) return known;
    if (this.#columns.size >= this.limits.columns) throw this.#tooWide(number);
    this.#columns.set(key, this.#columns.size);
    return this.#columns.size - 1;
  }

  #tooWide(number: number): SheetError {
    return new SheetError(
      'too-large',
      `Element ${number} has more than ${this.limits.columns.toLocaleString('en')} columns.`,
      number,
    );
  }
}

function hasInexact(element: unknown): boolean {
  for (const key in element as object) {
    const value = (element as Record<string, unknown>)[key];
    if (isInexact(value) || (Array.isArray(value) && value.some(isInexact))) return true;
  }
  return false;
}
