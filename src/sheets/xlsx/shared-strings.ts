import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type Cell, type CellFault } from '../sheet.js';
import { textCell } from '../text-cell.js';
import { asciiText, utf8Text } from './text-of-bytes.js';

const SEGMENT_BYTES = 4 * 1024 * 1024;
const BLOCK_STRINGS = 65_536;
const KEPT_TEXTS = 8_192;
const NOTHING = Buffer.alloc(0);
/** In front of a start: the text is not ASCII alone. */
const WIDE = 0x8000_0000;

/**
 * The texts that cells refer to, kept as bytes: a million of them take what they are long and four bytes each, where as
 * strings they would take four times as much and keep the garbage collector at work.
 */
export class SharedStrings {
  count = 0;
  readonly #segments: Buffer[] = [];
  /** How much of each segment is used. */
  readonly #used: number[] = [];
  /** Where each begins; it ends where the next begins, or what is used of its segment. */
  readonly #starts: Uint32Array[] = [];
  readonly #faults = new Map<number, CellFault>();
  readonly #keptIndexes = new Int32Array(KEPT_TEXTS).fill(-1);
  readonly #keptTexts: Cell[] = [];
  #bytes = 0;

  constructor(private readonly limits: SheetLimits) {}

  /** Adds text of valid UTF-8 that stands for itself. @throws SheetError where there are too many of them */
  addBytes(source: Buffer, start: number, end: number, isAscii: boolean): void {
    // No character takes more than three bytes for each unit it counts as.
    if (end - start > this.limits.cellLength) this.addText(source.toString('utf8', start, end));
    else this.#keep(source, start, end, isAscii);
  }

  addText(text: string): void {
    const cell = textCell(text, this.limits.cellLength);
    const bytes = typeof cell === 'string' ? Buffer.from(cell) : NOTHING;
    if (cell !== null && typeof cell === 'object') this.#faults.set(this.count, cell as CellFault);
    this.#keep(bytes, 0, bytes.length, false);
  }

  /** Undefined where there is none of that number. */
  at(index: number): Cell | undefined {
    const place = index & (KEPT_TEXTS - 1);
    if (this.#keptIndexes[place] === index) return this.#keptTexts[place];
    if (index >= this.count) return undefined;
    const text = this.#decoded(index);
    this.#keptIndexes[place] = index;
    this.#keptTexts[place] = text;
    return text;
  }

  #decoded(index: number): Cell {
    const marked = this.#startOf(index);
    const start = marked % WIDE;
    const at = Math.floor(start / SEGMENT_BYTES);
    const next = index + 1 < this.count ? this.#startOf(index + 1) % WIDE : Infinity;
    const length = Math.min(next, at * SEGMENT_BYTES + (this.#used[at] ?? 0)) - start;
    if (length === 0) return this.#faults.get(index) ?? null;
    const from = start % SEGMENT_BYTES;
    const segment = this.#segments[at] as Buffer;
    return marked >= WIDE ? utf8Text(segment, from, from + length) : asciiText(segment, from, from + length);
  }

  #startOf(index: number): number {
    return this.#starts[index >>> 16]?.[index & 0xffff] ?? 0;
  }

  #keep(source: Buffer, start: number, end: number, isAscii: boolean): void {
    const length = end - start;
    if ((this.#used.at(-1) ?? SEGMENT_BYTES) + length > SEGMENT_BYTES) {
      this.#segments.push(Buffer.allocUnsafeSlow(SEGMENT_BYTES));
      this.#used.push(0);
    }
    const segment = this.#segments.length - 1;
    const used = this.#used[segment] as number;
    copyShort(source, start, end, this.#segments[segment] as Buffer, used);
    this.#note(segment * SEGMENT_BYTES + used + (isAscii ? 0 : WIDE));
    this.#used[segment] = used + length;
    this.#bytes += length;
    this.count += 1;
    if (this.#bytes > this.limits.sharedKeptBytes || this.count > this.limits.sharedStrings) throw tooMany();
  }

  #note(start: number): void {
    const [block, within] = [this.count >>> 16, this.count & 0xffff];
    if (within === 0) this.#starts.push(new Uint32Array(BLOCK_STRINGS));
    (this.#starts[block] as Uint32Array)[within] = start;
  }
}

/** Most are shorter than what a call into the buffer costs. */
function copyShort(source: Buffer, start: number, end: number, target: Buffer, at: number): void {
  if (end - start > 64) source.copy(target, at, start, end);
  else for (let from = start; from < end; from += 1) target[at + from - start] = source[from] ?? 0;
}

const tooMany = () =>
  new SheetError(
    'too-large',
    'The workbook holds more different texts than can be kept at once. Save it as .csv, or split it.',
  );
