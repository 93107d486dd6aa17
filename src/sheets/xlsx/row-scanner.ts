import type { SheetLimits } from '../sheet-limits.js';
import type { CellValues } from './cell-values.js';
import { NotPlain } from './not-plain.js';
import type { RowBuilder } from './row-builder.js';
import { columnAt, TagAttributes, wholeNumber } from './tag-attributes.js';
import { blankAt, close, nameEnd, passOver } from './tag-ends.js';
import { ValueScanner } from './value-scanner.js';

const [LESS, SLASH] = [0x3c, 0x2f];
const [C, F, I, O, R, S, V, W] = [0x63, 0x66, 0x69, 0x6f, 0x72, 0x73, 0x76, 0x77];

/**
 * Rows of sheet XML read off its bytes: no events, no objects for tags, texts made only of what a cell holds. It takes
 * what spreadsheets write and nothing else.
 * @throws NotPlain wherever anything else stands
 */
export class RowScanner {
  readonly #attributes = new TagAttributes();
  readonly #value: ValueScanner;
  #end = 0;

  constructor(
    private readonly builder: RowBuilder,
    private readonly values: CellValues,
    limits: SheetLimits,
  ) {
    this.#value = new ValueScanner(this.#attributes, values, limits);
  }

  /** All rows from `start` to `end`; behind `end` a `<` has to follow. */
  scan(bytes: Buffer, start: number, end: number): void {
    this.#end = end;
    let at = start;
    while (at < end) at = bytes[at] === LESS ? this.#row(bytes, at) : blankAt(bytes, at);
  }

  #row(bytes: Buffer, start: number): number {
    if (bytes[start + 1] !== R || bytes[start + 2] !== O || bytes[start + 3] !== W) throw new NotPlain();
    let at = this.#attributes.read(bytes, nameEnd(bytes, start + 4));
    const { reference } = this.#attributes;
    this.builder.begin(reference === -1 ? 0 : wholeNumber(bytes, reference));
    if (bytes[at] === SLASH) at = close(bytes, at + 1);
    else at = this.#cells(bytes, at + 1);
    this.builder.end();
    return at;
  }

  /** Past `</row>`. */
  #cells(bytes: Buffer, start: number): number {
    let at = start;
    for (;;) {
      if (bytes[at] !== LESS) at = blankAt(bytes, at);
      else if (bytes[at + 1] === C) at = this.#cell(bytes, at);
      else if (bytes[at + 1] === SLASH && bytes[at + 2] === R && bytes[at + 3] === O && bytes[at + 4] === W)
        return close(bytes, at + 5);
      else throw new NotPlain();
    }
  }

  /** Past `</c>`. */
  #cell(bytes: Buffer, start: number): number {
    const at = this.#attributes.read(bytes, nameEnd(bytes, start + 2));
    const { reference } = this.#attributes;
    const column = reference === -1 ? this.builder.nextColumn : columnAt(bytes, reference);
    if (bytes[at] !== SLASH) return this.#content(bytes, at + 1, column);
    this.builder.set(column, null);
    return close(bytes, at + 1);
  }

  #content(bytes: Buffer, start: number, column: number): number {
    this.#value.cell = undefined;
    let hasFormula = false;
    let at = start;
    for (;;) {
      const name = bytes[at + 1];
      if (bytes[at] !== LESS) at = blankAt(bytes, at);
      else if (name === V) at = this.#value.value(bytes, at, this.builder.number, column);
      else if (name === SLASH && bytes[at + 2] === C) break;
      else if (name === F) {
        hasFormula = true;
        at = passOver(bytes, at, F);
      } else if (name === I && bytes[at + 2] === S) at = this.#value.inline(bytes, at, this.#end);
      else throw new NotPlain();
    }
    const { cell } = this.#value;
    this.builder.set(column, cell === undefined ? this.values.missing(hasFormula) : cell);
    return close(bytes, at + 3);
  }
}
