import type { SheetLimits } from '../sheet-limits.js';
import type { Cell } from '../sheet.js';
import type { CellValues } from './cell-values.js';
import { NotPlain } from './not-plain.js';
import { NumberRun } from './number-run.js';
import { richText } from './rich-text.js';
import type { TagAttributes } from './tag-attributes.js';
import { close, closing } from './tag-ends.js';
import { asciiText } from './text-of-bytes.js';
import { TextRun } from './text-run.js';

const [LESS, GREATER, SLASH] = [0x3c, 0x3e, 0x2f];
const [I, N, S, T, V] = [0x69, 0x6e, 0x73, 0x74, 0x76];

/** What stands in a cell: its value, or a text of its own. @throws NotPlain as {@link RowScanner} does */
export class ValueScanner {
  /** What became of the cell at hand; undefined while nothing has. */
  cell: Cell | undefined;
  readonly #number = new NumberRun();
  readonly #run = new TextRun();

  constructor(
    private readonly attributes: TagAttributes,
    private readonly values: CellValues,
    private readonly limits: SheetLimits,
  ) {}

  /** Past `<v>…</v>`. */
  value(bytes: Buffer, start: number, row: number, column: number): number {
    // Attributes of a value would be xml:space, which says nothing that matters here.
    if (bytes[start + 2] === SLASH) return close(bytes, start + 3);
    if (bytes[start + 2] !== GREATER) throw new NotPlain();
    const { typeStart, typeEnd, style } = this.attributes;
    const type = typeEnd === typeStart ? N : typeEnd === typeStart + 1 ? bytes[typeStart] : 0;
    if ((type === N || type === S) && this.#number.find(bytes, start + 3)) {
      const { value, end } = this.#number;
      this.cell = type === N ? this.values.number(value, style, row, column) : this.values.shared(value);
      return closing(bytes, end, V);
    }
    this.#run.find(bytes, start + 3);
    const past = closing(bytes, this.#run.end, V);
    this.cell = this.#written(bytes, row, column);
    return past;
  }

  #written(bytes: Buffer, row: number, column: number): Cell | undefined {
    const { typeStart, typeEnd, style } = this.attributes;
    const type = typeEnd === typeStart ? 'n' : asciiText(bytes, typeStart, typeEnd);
    if (type === 'str' || type === 'inlineStr') return this.#text(bytes);
    const isEmpty = this.#run.start === this.#run.end;
    return isEmpty ? undefined : this.values.written(type, this.#run.textIn(bytes), style, row, column);
  }

  /** Past `<is>…</is>`, which has to end before `until`. */
  inline(bytes: Buffer, start: number, until: number): number {
    // <is><t
    if (bytes[start + 3] === GREATER && bytes[start + 4] === LESS && bytes[start + 5] === T) {
      let at = start + 6;
      while (bytes[at] !== GREATER && bytes[at] !== LESS) at += 1;
      this.#run.find(bytes, at + 1);
      if (bytes[at] === GREATER && bytes[at - 1] !== SLASH && endsItem(bytes, this.#run.end)) {
        this.cell = this.#text(bytes);
        return close(bytes, this.#run.end + 8);
      }
    }
    return this.#rich(bytes, start, until);
  }

  #rich(bytes: Buffer, start: number, until: number): number {
    if (bytes[start + 3] === SLASH) return close(bytes, start + 4);
    const end = bytes.indexOf('</is>', start);
    if (bytes[start + 3] !== GREATER || end === -1 || end >= until) throw new NotPlain();
    this.cell = this.values.text(richText(bytes.toString('utf8', start + 4, end)));
    return end + 5;
  }

  /** The text of the run. One that is literal and short enough needs no further look. */
  #text(bytes: Buffer): Cell {
    const text = this.#run.textIn(bytes);
    if (text === '') return null;
    return this.#run.isLiteral && text.length <= this.limits.cellLength ? text : this.values.text(text);
  }
}

/** Whether `</t></is` stands there. */
function endsItem(bytes: Buffer, at: number): boolean {
  const isText =
    bytes[at + 1] === SLASH && bytes[at + 2] === T && bytes[at + 3] === GREATER && bytes[at + 4] === LESS;
  return isText && bytes[at + 5] === SLASH && bytes[at + 6] === I && bytes[at + 7] === S;
}
