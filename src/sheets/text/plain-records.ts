import type { SheetLimits } from '../sheet-limits.js';
import { wholeCharacters } from './utf8-scan.js';

const [QUOTE, LINE_FEED, CARRIAGE_RETURN] = [0x22, 0x0a, 0x0d];
const [PLAIN, PARTS, ENDS, QUOTES] = [0, 1, 2, 3];
const ASCII = 128;

/** UTF-8 takes no more bytes for a unit of UTF-16. */
const MOST_BYTES = 3;

/**
 * Cuts records out of text that is written as RFC 4180 says, in which a quote stands only around fields and doubled within
 * them. It never decides what else there is: from the first record on that is none of its own, csv-parse reads.
 */
export class PlainRecords {
  readonly #classes = new Uint8Array(ASCII);
  readonly #longest: number;
  #text = '';
  /** Of a character that has only begun. */
  #begun: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(
    delimiter: string,
    private readonly limits: SheetLimits,
  ) {
    this.#classes[LINE_FEED] = this.#classes[CARRIAGE_RETURN] = ENDS;
    this.#classes[QUOTE] = QUOTES;
    this.#classes[delimiter.charCodeAt(0)] = PARTS;
    this.#longest = Math.floor(limits.recordBytes / MOST_BYTES);
  }

  /** Whether the delimiter is one that it can tell from text. */
  static canPartBy(delimiter: string): boolean {
    return delimiter.length === 1 && delimiter.charCodeAt(0) < ASCII;
  }

  /** Records are then read from here on, as far as they are whole. */
  add(chunk: Buffer): void {
    const bytes = this.#begun.length === 0 ? chunk : Buffer.concat([this.#begun, chunk]);
    const whole = wholeCharacters(bytes);
    this.#text = this.#text.slice(this.#at) + bytes.toString('utf8', 0, whole);
    this.#begun = bytes.subarray(whole);
    this.#at = 0;
  }

  /** Whether there is a text anywhere among what was added. */
  holds(text: string): boolean {
    return this.#text.includes(text);
  }

  /** The fields of the next record; `null` where none is whole, `odd` where somebody else has to read on. */
  next(): string[] | null | 'odd' {
    const text = this.#text;
    const fields: string[] = [];
    for (let at = this.#at; ; at += 1) {
      const start = at;
      if (text.charCodeAt(at) === QUOTE) {
        at = closingQuote(text, at + 1);
        fields.push(text.slice(start + 1, at).replaceAll('""', '"'));
        at += 1;
      } else {
        at = plainEnd(text, at, this.#classes);
        fields.push(text.slice(start, at));
      }
      // The other half of a doubled quote, or of a line end, may be still to come.
      if (at >= text.length || (at === text.length - 1 && text.charCodeAt(at) === CARRIAGE_RETURN)) return this.#unfinished();
      const found = this.#classes[text.charCodeAt(at)] ?? PLAIN;
      if (found === ENDS) return this.#ended(fields, at);
      if (found !== PARTS) return 'odd';
    }
  }

  /** Everything behind the last record, for whoever reads on; what is added later is not to be added here any more. */
  rest(): Buffer {
    const rest = this.#text.slice(this.#at);
    this.#text = '';
    this.#at = 0;
    return Buffer.concat([Buffer.from(rest), this.#begun]);
  }

  #unfinished(): null | 'odd' {
    return this.#text.length - this.#at > this.#longest ? 'odd' : null;
  }

  #ended(fields: string[], end: number): string[] | 'odd' {
    if (end - this.#at > this.#longest || fields.length > this.limits.columns) return 'odd';
    const isPair = this.#text.charCodeAt(end) === CARRIAGE_RETURN && this.#text.charCodeAt(end + 1) === LINE_FEED;
    this.#at = end + (isPair ? 2 : 1);
    return fields;
  }
}

/** Where a quoted text ends that begins at `start`; the end of all text where it does not. */
function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
}

/** Where the first delimiter, line end or quote stands from `start` on; the end of all text where there is none. */
function plainEnd(text: string, start: number, classes: Uint8Array): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < ASCII && classes[code] !== PLAIN) return at;
  }
  return text.length;
}
