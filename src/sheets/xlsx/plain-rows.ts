import { isUtf8 } from 'node:buffer';
import { inMegabytes } from '../inflated-bytes.js';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError } from '../sheet.js';
import { ByteWindow } from './byte-window.js';
import type { CellValues } from './cell-values.js';
import { NotPlain } from './not-plain.js';
import type { RowBuilder } from './row-builder.js';
import { RowScanner } from './row-scanner.js';

const HEAD = /^(\xef\xbb\xbf)?\s*(<\?xml[^<>]*\?>)?\s*<worksheet[\s>]/;
const OTHER_ENCODING = /^[^>]*encoding=["'](?!utf-?8["'])/i;
const FOOT = /<\/worksheet\s*>\s*$/;
const FOOT_BYTES = 256;
const OPENING = '<sheetData';
const CLOSING = '</sheetData';
const ROW = '<row';
/** The next letter of `<rowBreaks`, which follows the rows. */
const BREAKS = 0x42;

/**
 * Finds the rows in the XML of a sheet, and gives the scanner those that are whole.
 * @throws NotPlain where the sheet is not as spreadsheets write it
 */
export class PlainRows {
  readonly #window = new ByteWindow();
  readonly #scanner: RowScanner;
  #place: 'head' | 'rows' | 'foot' = 'head';

  constructor(
    private readonly builder: RowBuilder,
    values: CellValues,
    private readonly limits: SheetLimits,
  ) {
    this.#scanner = new RowScanner(builder, values, limits);
  }

  write(chunk: Buffer): void {
    const before = this.#window.length;
    this.#window.append(chunk);
    if (this.#place === 'head') this.#passHead(before);
    else if (this.#place === 'rows') this.#takeRows(before);
    if (this.#place === 'foot') this.#window.drop(Math.max(0, this.#window.length - FOOT_BYTES));
    else if (this.#window.length > this.limits.rowBytes) throw this.#tooLarge();
  }

  end(): void {
    const { bytes, length } = this.#window;
    if (this.#place !== 'foot' || !FOOT.test(bytes.toString('latin1', 0, length))) throw new NotPlain();
  }

  #passHead(before: number): void {
    const opening = this.#window.indexOf(OPENING, Math.max(0, before - OPENING.length));
    const { bytes, length } = this.#window;
    const end = opening + OPENING.length;
    // What stands behind the name has to be there.
    if (opening === -1 || end + 1 >= length) {
      if (length > this.limits.recordBytes) throw new NotPlain();
      return;
    }
    const head = bytes.toString('latin1', 0, opening);
    if (!HEAD.test(head) || OTHER_ENCODING.test(head) || head.includes('<!')) throw new NotPlain();
    const isEmpty = bytes.toString('latin1', end, end + 2) === '/>';
    if (!isEmpty && bytes[end] !== 0x3e) throw new NotPlain();
    this.#window.drop(end + (isEmpty ? 2 : 1));
    this.#place = isEmpty ? 'foot' : 'rows';
    if (!isEmpty) this.#takeRows(0);
  }

  #takeRows(before: number): void {
    // The last row may be unfinished; the end of all rows can only stand behind it.
    const last = this.#window.lastIndexOf(ROW, before - ROW.length);
    const row = this.#window.bytes[last + ROW.length] === BREAKS ? -1 : last;
    const closing = this.#window.indexOf(CLOSING, Math.max(0, row, before - CLOSING.length));
    if (closing !== -1) this.#place = 'foot';
    this.#scan(closing !== -1 ? closing : Math.max(0, row));
  }

  #scan(until: number): void {
    if (until === 0) return;
    const { bytes } = this.#window;
    if (!isUtf8(bytes.subarray(0, until))) throw this.#notUtf8();
    this.#scanner.scan(bytes, 0, until);
    this.#window.drop(until);
  }

  #notUtf8(): SheetError {
    return new SheetError(
      'damaged',
      `After row ${this.builder.number} the sheet is not valid UTF-8.`,
      this.builder.number + 1,
    );
  }

  #tooLarge(): SheetError {
    const number = this.builder.number + 1;
    return new SheetError(
      'too-large',
      `Row ${number} of the sheet is larger than ${inMegabytes(this.limits.rowBytes)} MB.`,
      number,
    );
  }
}
