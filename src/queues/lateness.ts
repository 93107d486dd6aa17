import { Injectable } from '@nestjs/common';
import { QueueReader } from './figures/queue-reader.js';
import { QUEUE_KINDS } from './queue-kinds.js';

const LOOK_MS = 500;

/** Transactional work that has waited for so long is late, in seconds: early enough to do something about its promise. */
export const LATE_SECONDS = QUEUE_KINDS.transactional.promiseSeconds / 10;

/** How long receipts and the like have been waiting for a worker: what all work that can wait makes room for. */
@Injectable()
export class Lateness {
  #seconds = 0;
  #lookedAt = -Infinity;
  #look: Promise<void> | undefined;

  constructor(private readonly reader: QueueReader) {}

  /** Age of the oldest transactional job that is ready, half a second old at most; 0 where nobody can tell. */
  async seconds(): Promise<number> {
    if (performance.now() - this.#lookedAt >= LOOK_MS) await (this.#look ??= this.#lookUp().finally(() => (this.#look = undefined)));
    return this.#seconds;
  }

  async #lookUp(): Promise<void> {
    const figures = await this.reader.read('transactional').catch(() => null);
    this.#seconds = figures?.oldestReadySeconds ?? 0;
    this.#lookedAt = performance.now();
  }
}
