import type { SheetLimits } from '../sheet-limits.js';
import type { Cell } from '../sheet.js';
import type { CellValues } from './cell-values.js';
import { NotPlain } from './not-plain.js';
import { NumberRun } from './number-run.js';
import { richText } from './rich-text.js';
import type { RowBuilder } from './row-builder.js';
import { columnAt, TagAttributes, wholeNumber } from './tag-attributes.js';
import { TextRun } from './text-run.js';

const [LESS, GREATER, SLASH, SPACE] = [0x3c, 0x3e, 0x2f, 0x20];
const [C, F, I, N, O, R, S, T, V, W] = [...Buffer.from('cfinorstvw')] as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/**
 * Rows of sheet XML read off its bytes: no events, no objects for tags, texts made only of what a cell holds. It takes
 * what spreadsheets write and nothing else.
 * @throws NotPlain wherever anything else stands
 */
export class RowScanner {
  readonly #attributes = new TagAttributes();
  readonly #number = new NumberRun();
  readonly #run = new TextRun();
  #end = 0;
  /** What became of the cell at hand; undefined while nothing has. */
  #cell: Cell | undefined;

  constructor(
    private readonly builder: RowBuilder,
    private readonly values: CellValues,
    private readonly limits: SheetLimits,
  ) {}

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
      else if (bytes[at + 1] === C) at = this.#cellAt(bytes, at);
      else if (bytes[at + 1] === SLASH && bytes[at + 2] === R && bytes[at + 3] === O && bytes[at + 4] === W)
        return close(bytes, at + 5);
      else throw new NotPlain();
    }
  }

  #cellAt(bytes: Buffer, start: number): number {
    let at = this.#attributes.read(bytes, nameEnd(bytes, start + 2));
    const { reference } = this.#attributes;
    const column = reference === -1 ? this.builder.nextColumn : columnAt(bytes, reference);
    if (bytes[at] === SLASH) {
      this.builder.set(column, null);
      return close(bytes, at + 1);
    }
    this.#cell = undefined;
    let hasFormula = false;
    at += 1;
    for (;;) {
      const name = bytes[at + 1];
      if (bytes[at] !== LESS) at = blankAt(bytes, at);
      else if (name === V) at = this.#value(bytes, at, column);
      else if (name === SLASH && bytes[at + 2] === C) break;
      else if (name === F) {
        hasFormula = true;
        at = passOver(bytes, at, F);
      } else if (name === I && bytes[at + 2] === S) at = this.#inline(bytes, at);
      else throw new NotPlain();
    }
    this.builder.set(column, this.#cell === undefined ? this.values.missing(hasFormula) : this.#cell);
    return close(bytes, at + 3);
  }

  /** Past `<v>…</v>`. */
  #value(bytes: Buffer, start: number, column: number): number {
    // Attributes of a value would be xml:space, which says nothing that matters here.
    if (bytes[start + 2] === SLASH) return close(bytes, start + 3);
    if (bytes[start + 2] !== GREATER) throw new NotPlain();
    const { typeStart, typeEnd, style } = this.#attributes;
    const first = typeEnd === typeStart ? N : bytes[typeStart];
    const isOneLetter = typeEnd - typeStart <= 1;
    if (isOneLetter && (first === N || first === S) && this.#number.find(bytes, start + 3)) {
      const { value, end } = this.#number;
      this.#cell =
        first === N
          ? this.values.number(value, style, this.builder.number, column)
          : this.values.shared(value);
      return closing(bytes, end, V);
    }
    this.#run.find(bytes, start + 3);
    const past = closing(bytes, this.#run.end, V);
    this.#cell = this.#written(bytes, bytes.latin1Slice(typeStart, typeEnd), column);
    return past;
  }

  #written(bytes: Buffer, type: string, column: number): Cell | undefined {
    if (type === 'str' || type === 'inlineStr') return this.#text(bytes);
    const isEmpty = this.#run.start === this.#run.end;
    const raw = this.#run.textIn(bytes);
    return isEmpty
      ? undefined
      : this.values.written(
          type === '' ? 'n' : type,
          raw,
          this.#attributes.style,
          this.builder.number,
          column,
        );
  }

  /** Past `<is>…</is>`. */
  #inline(bytes: Buffer, start: number): number {
    // <is><t
    if (bytes[start + 3] === GREATER && bytes[start + 4] === LESS && bytes[start + 5] === T) {
      let at = start + 6;
      while (bytes[at] !== GREATER && bytes[at] !== LESS) at += 1;
      this.#run.find(bytes, at + 1);
      const { end } = this.#run;
      // </t></is>
      const isPlain =
        bytes[end + 1] === SLASH &&
        bytes[end + 2] === T &&
        bytes[end + 3] === GREATER &&
        bytes[end + 5] === SLASH &&
        bytes[end + 6] === I &&
        bytes[end + 7] === S;
      if (bytes[at] === GREATER && bytes[at - 1] !== SLASH && isPlain) {
        this.#cell = this.#text(bytes);
        return close(bytes, end + 8);
      }
    }
    return this.#richInline(bytes, start);
  }

  #richInline(bytes: Buffer, start: number): number {
    if (bytes[start + 3] === SLASH) return close(bytes, start + 4);
    const end = bytes.indexOf('</is>', start);
    if (bytes[start + 3] !== GREATER || end === -1 || end >= this.#end) throw new NotPlain();
    this.#cell = this.values.text(richText(bytes.toString('utf8', start + 4, end)));
    return end + 5;
  }

  /** The text of the run. One that is literal and short enough needs no further look. */
  #text(bytes: Buffer): Cell {
    const text = this.#run.textIn(bytes);
    if (text === '') return null;
    return this.#run.isLiteral && text.length <= this.limits.cellLength ? text : this.values.text(text);
  }
}

/** Past a blank. */
function blankAt(bytes: Buffer, at: number): number {
  if ((bytes[at] ?? 0xff) > SPACE) throw new NotPlain();
  return at + 1;
}

/** Where a tag's name ends, when nothing of it follows. */
function nameEnd(bytes: Buffer, at: number): number {
  const byte = bytes[at] ?? 0xff;
  if (byte > SPACE && byte !== GREATER && byte !== SLASH) throw new NotPlain();
  return at;
}

/** Past the `>` of a tag. */
function close(bytes: Buffer, at: number): number {
  if (bytes[at] !== GREATER) throw new NotPlain();
  return at + 1;
}

/** Past the closing tag of one letter that stands at `at`. */
function closing(bytes: Buffer, at: number, name: number): number {
  if (bytes[at + 1] !== SLASH || bytes[at + 2] !== name) throw new NotPlain();
  return close(bytes, at + 3);
}

/** Past an element of one letter that holds nothing but text. */
function passOver(bytes: Buffer, start: number, name: number): number {
  let at = nameEnd(bytes, start + 2);
  while (bytes[at] !== GREATER) {
    if (bytes[at] === LESS) throw new NotPlain();
    at += 1;
  }
  if (bytes[at - 1] === SLASH) return at + 1;
  while (bytes[at] !== LESS) at += 1;
  return closing(bytes, at, name);
}
