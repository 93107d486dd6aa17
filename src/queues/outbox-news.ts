import { Injectable } from '@nestjs/common';
import { Log } from '../shared/log.js';
import type { QueueName } from './queue-kinds.js';
import { QueueTroubles } from './queue-troubles.js';

/** Writes down what befalls the outbox, each once: an outage of twenty minutes is one event, whichever lanes wait. */
@Injectable()
export class OutboxNews {
  readonly #log;
  readonly #waiting = new Set<QueueName>();

  constructor(
    log: Log,
    private readonly troubles: QueueTroubles,
  ) {
    this.#log = log.in('outbox');
  }

  waits(queue: QueueName, error: unknown): void {
    if (!this.#waiting.has(queue)) this.troubles.warn(error, { queue }, 'outbox waits');
    this.#waiting.add(queue);
  }

  moves(queue: QueueName): void {
    if (this.#waiting.delete(queue) && this.#waiting.size === 0) this.#log.info({}, 'outbox moves again');
  }

  /** So many rows were given again, because Redis had lost them before their jobs were done. */
  lost(queue: QueueName, lost: number): void {
    this.#log.warn({ queue, lost }, 'a queue had lost what it held, it was given to it again');
  }
}
