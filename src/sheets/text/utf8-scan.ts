import { isAscii, isUtf8 } from 'node:buffer';

const SAMPLE_BYTES = 256 * 1024;

/** What a whole file says about being UTF-8 or not. */
export interface Utf8Scan {
  /** Characters that are as in UTF-8, and as hardly anything else by accident: letters of living scripts, emoji. */
  readonly likely: number;
  /** Bytes that no UTF-8 holds at their place. */
  readonly broken: number;
  /** Lines, from 1, of the first of either; 0 where there is none. */
  readonly likelyLine: number;
  readonly brokenLine: number;
  /** Pieces of the file that are not plain ASCII, for whoever has to guess. */
  readonly sample: Buffer;
}

/** Looks at every byte: a guess from the beginning would turn one late name into nonsense. */
export async function isAllUtf8(chunks: AsyncIterable<Buffer>): Promise<boolean> {
  for await (const bytes of inCharacters(chunks)) if (!isUtf8(bytes)) return false;
  return true;
}

/** What a file that is not all UTF-8 is made of. */
export async function scanUtf8(chunks: AsyncIterable<Buffer>): Promise<Utf8Scan> {
  const scan = new Scan();
  for await (const bytes of inCharacters(chunks)) scan.take(bytes);
  return scan;
}

/** The same bytes, no character of UTF-8 in two pieces. */
async function* inCharacters(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let carried: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const whole = wholeCharacters(bytes);
    yield bytes.subarray(0, whole);
    carried = bytes.subarray(whole);
  }
  yield carried;
}

/** Length of the bytes without a character that has only begun at their end. */
export function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return back < lengthOf(byte) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

const lengthOf = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2);

class Scan implements Utf8Scan {
  likely = 0;
  broken = 0;
  likelyLine = 0;
  brokenLine = 0;
  #line = 1;
  #sampled: Buffer[] = [];
  #sampledBytes = 0;

  get sample(): Buffer {
    return Buffer.concat(this.#sampled);
  }

  take(bytes: Buffer): void {
    if (isAscii(bytes)) return this.#countLines(bytes);
    if (this.#sampledBytes < SAMPLE_BYTES) {
      this.#sampled.push(bytes);
      this.#sampledBytes += bytes.length;
    }
    this.#look(bytes, isUtf8(bytes));
  }

  #countLines(bytes: Buffer): void {
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) this.#line += 1;
  }

  #look(bytes: Buffer, isWhole: boolean): void {
    let at = 0;
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0;
      if (byte === 10) this.#line += 1;
      const length = byte < 0x80 ? 1 : lengthOf(byte);
      const isCharacter = byte < 0x80 || isWhole || (byte >= 0xc2 && isUtf8(bytes.subarray(at, at + length)));
      if (byte >= 0x80) this.#note(isCharacter, byte);
      at += isCharacter ? length : 1;
    }
  }

  #note(isCharacter: boolean, lead: number): void {
    if (!isCharacter) {
      this.broken += 1;
      this.brokenLine ||= this.#line;
    } else if (isLikely(lead)) {
      this.likely += 1;
      this.likelyLine ||= this.#line;
    }
  }
}

/** Latin with marks, Greek, Cyrillic, Hebrew, Arabic, and all that takes three bytes or four. */
function isLikely(lead: number): boolean {
  return (
    (lead >= 0xc3 && lead <= 0xc5) ||
    (lead >= 0xce && lead <= 0xd1) ||
    (lead >= 0xd7 && lead <= 0xda) ||
    lead >= 0xe0
  );
}
