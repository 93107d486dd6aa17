import { inMegabytes } from '../inflated-bytes.js';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError, type SheetFailure } from '../sheet.js';
import type { ElementBatch } from './element-batch.js';
import { elementEnd, isOpening, skipBlanks } from './element-end.js';
import type { JsonFrame } from './json-frame.js';

const [COMMA, CLOSE_LIST] = [0x2c, 0x5d];

/** Goes from element to element, whatever chunks they come in. */
export class ElementWalk {
  /** Elements passed so far. */
  count = 0;
  #next: 'element' | 'separator' | 'rest of the object' | 'nothing' = 'element';

  constructor(
    private readonly kind: JsonFrame['kind'],
    private readonly limits: SheetLimits,
  ) {}

  /** Tells `batch` of the whole elements among `bytes`, and where the first unfinished thing begins. */
  over(bytes: Buffer, batch: ElementBatch): { readonly end: number; readonly failure: unknown } {
    let end = skipBlanks(bytes, 0);
    try {
      while (end < bytes.length) {
        const past = this.#step(bytes, end, batch);
        if (past === -1) break;
        end = skipBlanks(bytes, past);
      }
      if (bytes.length - end > this.limits.recordBytes)
        this.#fail('too-large', `is larger than ${inMegabytes(this.limits.recordBytes)} MB`);
      return { end, failure: null };
    } catch (failure) {
      return {
        end,
        failure:
          failure instanceof SheetError
            ? new SheetError(failure.reason, failure.message, this.count + 1)
            : failure,
      };
    }
  }

  mayEnd(left: number): boolean {
    return left === 0 && (this.kind === 'lines' || this.#next === 'nothing');
  }

  /** Past what begins at `at`; -1 where it does not end among `bytes`. */
  #step(bytes: Buffer, at: number, batch: ElementBatch): number {
    switch (this.#next) {
      case 'element':
        return this.#element(bytes, at, batch);
      case 'separator':
        return this.#separator(bytes, at);
      case 'rest of the object': {
        const end = elementEnd(bytes, at, this.limits.depth, 1);
        if (end !== -1) this.#next = 'nothing';
        return end;
      }
      case 'nothing':
        return this.#fail('damaged', 'stands after the end of the list');
    }
  }

  #element(bytes: Buffer, at: number, batch: ElementBatch): number {
    if (!isOpening(bytes[at]))
      this.#fail(
        'unreadable',
        'is neither an object nor a list of cells, or a comma is missing or too many before it',
      );
    const end = elementEnd(bytes, at, this.limits.depth);
    if (end === -1) return -1;
    batch.add(at, end);
    this.count += 1;
    if (this.kind !== 'lines') this.#next = 'separator';
    return end;
  }

  #separator(bytes: Buffer, at: number): number {
    if (bytes[at] === COMMA) this.#next = 'element';
    else if (bytes[at] === CLOSE_LIST)
      this.#next = this.kind === 'wrapped' ? 'rest of the object' : 'nothing';
    else this.#fail('damaged', 'is not parted from the one before by a comma');
    return at + 1;
  }

  #fail(reason: SheetFailure, what: string): never {
    throw new SheetError(reason, `Element ${this.count + 1} ${what}.`);
  }
}
