import { SheetError } from '../sheet.js';

const ESCAPE = String.raw`\u`;

/** Elements that came in one chunk: first where they stand, then what they are. */
export class ElementBatch {
  values: readonly unknown[] = [];
  /** Whether none of its texts can hold a NUL or half a character: in a file of UTF-8 they are written as escapes. */
  isHarmless = false;
  #bytes: Buffer = Buffer.alloc(0);
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(
    /** Number of the first one. */
    readonly first: number,
    private readonly areLines: boolean,
  ) {}

  add(start: number, end: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
  }

  textOf(index: number): string {
    return this.#bytes.toString('utf8', this.#starts[index], this.#ends[index]);
  }

  /** Itself, with its values, unless it is empty. @throws SheetError after those before an element that is no JSON */
  *parsed(bytes: Buffer): Generator<ElementBatch, void, undefined> {
    this.#bytes = bytes;
    this.isHarmless = !bytes.includes(ESCAPE);
    const failure = this.#parseAll();
    if (this.values.length > 0) yield this;
    if (failure !== null) throw failure;
  }

  #parseAll(): SheetError | null {
    if (!this.areLines && this.#starts.length > 0) {
      const run = tryParse(`[${this.#bytes.toString('utf8', this.#starts[0], this.#ends.at(-1))}]`);
      if (run.ok) {
        this.values = run.value as unknown[];
        return null;
      }
    }
    return this.#parseEach();
  }

  #parseEach(): SheetError | null {
    const values: unknown[] = [];
    this.values = values;
    for (let index = 0; index < this.#starts.length; index += 1) {
      const element = tryParse(this.textOf(index));
      const number = this.first + index;
      if (!element.ok) return new SheetError('damaged', `Element ${number} is not well-formed JSON.`, number);
      values.push(element.value);
    }
    return null;
  }
}

function tryParse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
