import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type Cell, type CellFault } from '../sheet.js';
import { textCell } from '../text-cell.js';
import { asciiText, utf8Text } from './text-of-bytes.js';

const SEGMENT_BYTES = 4 * 1024 * 1024;
const BLOCK_STRINGS = 65_536;
const KEPT_TEXTS = 8_192;
const NOTHING = Buffer.alloc(0);
/** In front of a length: the text is not ASCII alone. */
const WIDE = 0x8000_0000;

/**
 * The texts that cells refer to, kept as bytes: a million of them take what they are long and eight bytes each, where as
 * strings they would take four times as much and keep the garbage collector at work.
 */
export class SharedStrings {
  count = 0;
  readonly #segments: Buffer[] = [];
  readonly #starts: Uint32Array[] = [];
  readonly #lengths: Uint32Array[] = [];
  readonly #faults = new Map<number, CellFault>();
  readonly #keptIndexes = new Int32Array(KEPT_TEXTS).fill(-1);
  readonly #keptTexts: Cell[] = [];
  #used = SEGMENT_BYTES;
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
    const [block, within] = [index >>> 16, index & 0xffff];
    const length = this.#lengths[block]?.[within] ?? 0;
    if (length % WIDE === 0) return this.#faults.get(index) ?? null;
    const start = this.#starts[block]?.[within] ?? 0;
    const from = start % SEGMENT_BYTES;
    const segment = this.#segments[Math.floor(start / SEGMENT_BYTES)] as Buffer;
    return length >= WIDE
      ? utf8Text(segment, from, from + length - WIDE)
      : asciiText(segment, from, from + length);
  }

  #keep(source: Buffer, start: number, end: number, isAscii: boolean): void {
    const length = end - start;
    if (this.#used + length > SEGMENT_BYTES) {
      this.#segments.push(Buffer.allocUnsafeSlow(SEGMENT_BYTES));
      this.#used = 0;
    }
    const segment = this.#segments.length - 1;
    copyShort(source, start, end, this.#segments[segment] as Buffer, this.#used);
    this.#note(segment * SEGMENT_BYTES + this.#used, isAscii ? length : length + WIDE);
    this.#used += length;
    this.#bytes += length;
    this.count += 1;
    if (this.#bytes > this.limits.sharedKeptBytes || this.count > this.limits.sharedStrings) throw tooMany();
  }

  #note(start: number, length: number): void {
    const [block, within] = [this.count >>> 16, this.count & 0xffff];
    if (within === 0) {
      this.#starts.push(new Uint32Array(BLOCK_STRINGS));
      this.#lengths.push(new Uint32Array(BLOCK_STRINGS));
    }
    (this.#starts[block] as Uint32Array)[within] = start;
    (this.#lengths[block] as Uint32Array)[within] = length;
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
