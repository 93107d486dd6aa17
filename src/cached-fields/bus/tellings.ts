import { LRUCache } from 'lru-cache';
import type { FigureState } from '../additive/figure-state.js';
import { writeMeasures } from '../measures.js';

/** `gap`: one before it was not heard. `repeated`: nothing came of it that was not known. */
export type Telling = 'new' | 'gap' | 'repeated';

interface Told {
  readonly epoch: string;
  readonly number: number;
  readonly sequence: number;
  readonly measures: string;
}

/** What was last told of each thing, to know what the next telling brings. */
export class Tellings {
  readonly #last = new LRUCache<string, Told>({ max: 20_000 });

  take(id: string, number: number, { version, measures }: FigureState): Telling {
    const last = this.#last.get(id);
    const told = { epoch: version?.epoch ?? '', number, sequence: version?.sequence ?? 0, measures: inOrder(writeMeasures(measures)) };
    this.#last.set(id, told);
    if (last === undefined || last.epoch !== told.epoch) return 'new';
    if (last.number + 1 < number) return 'gap';
    // Two changes between tellings may have taken each other back, and somebody may have read after the first.
    return told.sequence - last.sequence <= 1 && told.measures === last.measures ? 'repeated' : 'new';
  }

  /** Whatever is told next is new. */
  forget(id: string): void {
    this.#last.delete(id);
  }
}

/** Lua names sums in any order. */
const inOrder = (measures: string): string => measures.split(' ').toSorted().join(' ');
