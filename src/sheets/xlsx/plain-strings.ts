import { isUtf8 } from 'node:buffer';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError } from '../sheet.js';
import { ByteWindow } from './byte-window.js';
import { NotPlain } from './not-plain.js';
import { richText } from './rich-text.js';
import type { SharedStrings } from './shared-strings.js';
import { TextRun } from './text-run.js';

const ITEM = '<si';
const LIST_END = '</sst>';
const [GREATER, SLASH] = [0x3e, 0x2f];

/** Reads sharedStrings.xml as bytes. @throws NotPlain where it is not as spreadsheets write it */
export class PlainStrings {
  readonly #window = new ByteWindow();
  readonly #run = new TextRun();
  #isBegun = false;
  #isOver = false;

  constructor(
    private readonly strings: SharedStrings,
    private readonly limits: SheetLimits,
  ) {}

  write(chunk: Buffer): void {
    const before = this.#window.length;
    this.#window.append(chunk);
    if (this.#isOver) return this.#window.drop(this.#window.length);
    if (!this.#isBegun) return this.#begin();
    this.#take(this.#wholeUntil(before));
  }

  end(): void {
    if (!this.#isOver) throw new NotPlain();
  }

  #begin(): void {
    const { bytes, length } = this.#window;
    const start = this.#window.indexOf('<sst', 0);
    const open = start === -1 ? -1 : bytes.indexOf('>', start);
    if (open === -1 || open >= length) {
      if (length > this.limits.recordBytes) throw new NotPlain();
      return;
    }
    const head = bytes.toString('latin1', 0, open + 1);
    if (
      !/^(\xef\xbb\xbf)?\s*(<\?xml[^<>]*\?>)?\s*<sst[\s>][^<]*$/.test(head) ||
      /encoding=["'](?!utf-?8["'])/i.test(head) ||
      head.endsWith('/>')
    )
      throw new NotPlain();
    this.#isBegun = true;
    this.#window.drop(open + 1);
    this.#take(this.#wholeUntil(0));
  }

  /** Where the last item that may be unfinished begins. */
  #wholeUntil(searched: number): number {
    const from = searched - LIST_END.length;
    const over = this.#window.lastIndexOf(LIST_END, from);
    if (over === -1) return Math.max(0, this.#window.lastIndexOf(ITEM, from));
    this.#isOver = true;
    return over;
  }

  #take(until: number): void {
    const { bytes } = this.#window;
    if (!isUtf8(bytes.subarray(0, until)))
      throw new SheetError('damaged', 'Texts of the workbook are not valid UTF-8.');
    let at = 0;
    while (at < until) {
      if (bytes[at] === 0x3c) at = this.#item(bytes, at, until);
      else if ((bytes[at] ?? 0) <= 0x20) at += 1;
      else throw new NotPlain();
    }
    this.#window.drop(until);
    if (this.#window.length > this.limits.recordBytes)
      throw new SheetError('too-large', 'A text in the workbook is longer than a megabyte.');
  }

  /** Past the item that begins at `start`. Nearly all are `<si><t>text</t></si>`. */
  #item(bytes: Buffer, start: number, until: number): number {
    if (bytes[start + 1] !== 0x73 || bytes[start + 2] !== 0x69) throw new NotPlain();
    if (bytes[start + 3] === GREATER && bytes[start + 4] === 0x3c && bytes[start + 5] === 0x74) {
      let at = start + 6;
      while (at < until && bytes[at] !== GREATER) at += 1;
      if (bytes[at - 1] !== SLASH) {
        const past = this.#text(bytes, at + 1);
        if (past !== -1) return past;
      }
    }
    return this.#rich(bytes, start, until);
  }

  /** Past `text</t></si>`; -1 where it is anything else. */
  #text(bytes: Buffer, start: number): number {
    const run = this.#run;
    run.find(bytes, start);
    const at = run.end;
    // </t></si>
    const isEnd =
      bytes[at + 1] === SLASH &&
      bytes[at + 2] === 0x74 &&
      bytes[at + 3] === GREATER &&
      bytes[at + 5] === SLASH &&
      bytes[at + 6] === 0x73 &&
      bytes[at + 7] === 0x69 &&
      bytes[at + 8] === GREATER;
    if (!isEnd) return -1;
    if (run.isLiteral) this.strings.addBytes(bytes, start, at, run.isAscii);
    else this.strings.addText(run.textIn(bytes));
    return at + 9;
  }

  #rich(bytes: Buffer, start: number, until: number): number {
    let open = start;
    while (open < until && bytes[open] !== GREATER) open += 1;
    if (bytes[open - 1] === SLASH) {
      this.strings.addText('');
      return open + 1;
    }
    const end = bytes.indexOf('</si>', open);
    if (end === -1 || end >= until) throw new NotPlain();
    this.strings.addText(richText(bytes.toString('utf8', open + 1, end)));
    return end + 5;
  }
}
