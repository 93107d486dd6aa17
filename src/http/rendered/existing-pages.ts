import { LRUCache } from 'lru-cache';
import { TooSlow, within } from './patience.js';

const MOST_ABSENT = 10_000;
const ABSENT_FOR_MS = 1_000;
const MOST_IN_A_QUESTION = 2_000;
const PATIENCE_MS = 5_000;

interface Question {
  readonly pages: Set<string>;
  readonly answer: Promise<ReadonlySet<string>>;
}

/**
 * Which pages exist. At most one question is under way and all who ask meanwhile share the next, so that whoever tries
 * one name after another costs one small query at a time, however fast they are.
 */
export class ExistingPages {
  readonly #absent = new LRUCache<string, true>({ max: MOST_ABSENT, ttl: ABSENT_FOR_MS });
  #last: Promise<unknown> = Promise.resolve();
  #next: Question | null = null;

  constructor(private readonly find: (pages: readonly string[]) => Promise<ReadonlySet<string>>) {}

  /** Whether `page` was found missing a moment ago. */
  isAbsent(page: string): boolean {
    return this.#absent.has(page);
  }

  remove(page: string): void {
    this.#absent.set(page, true);
  }

  /** @throws TooSlow when too many others are asking, or the answer takes too long. */
  async has(page: string): Promise<boolean> {
    const question = (this.#next ??= this.#open());
    if (question.pages.size >= MOST_IN_A_QUESTION) throw new TooSlow(0);
    question.pages.add(page);
    const isThere = (await question.answer).has(page);
    if (!isThere) this.remove(page);
    return isThere;
  }

  #open(): Question {
    const pages = new Set<string>();
    const answer = this.#last.then(() => {
      this.#next = null;
      return within(PATIENCE_MS, this.find([...pages]));
    });
    this.#last = answer.catch(() => undefined);
    return { pages, answer };
  }
}
