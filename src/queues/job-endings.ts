import { Injectable } from '@nestjs/common';
import { Log, reasonOf } from '../shared/log.js';
import { OutboxRows, type JobEnding } from './outbox-rows.js';

const GATHER_MS = 100;
const AGAIN_MS = 1_000;
const LARGEST_BATCH = 1_000;

/** Beyond so many nobody has been able to note for long; those forgotten are given again, which is harmless. */
const MOST_KEPT = 50_000;

/** Notes in the outbox which jobs have ended, all that gathered in a tenth of a second with one statement. */
@Injectable()
export class JobEndings {
  readonly #ended: JobEnding[] = [];
  readonly #log;
  #timer: NodeJS.Timeout | undefined;
  #noting: Promise<void> | undefined;

  constructor(
    private readonly rows: OutboxRows,
    log: Log,
  ) {
    this.#log = log.in('outbox');
  }

  note(ending: JobEnding): void {
    if (this.#ended.length < MOST_KEPT) this.#ended.push(ending);
    this.#noteIn(GATHER_MS);
  }

  /** To be called when no more jobs can end, and before the database is closed. */
  async close(): Promise<void> {
    await this.#noteAll();
    clearTimeout(this.#timer);
  }

  #noteIn(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#noteAll();
    }, ms);
  }

  #noteAll(): Promise<void> {
    return (this.#noting ??= this.#noteBatches().finally(() => (this.#noting = undefined)));
  }

  async #noteBatches(): Promise<void> {
    while (this.#ended.length > 0) {
      const batch = this.#ended.splice(0, LARGEST_BATCH);
      try {
        await this.rows.finish(batch);
      } catch (error) {
        this.#ended.unshift(...batch);
        this.#log.warn({ reason: reasonOf(error), waiting: this.#ended.length }, 'endings of jobs not noted yet');
        return this.#noteIn(AGAIN_MS);
      }
    }
  }
}
