import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { QueueName } from './queue-kinds.js';

export const OUTBOX_CHANNEL = 'freshet_outbox';

const QUIET_MS = 20;

/**
 * Wakes the relay. NOTIFY inside the donations' own transactions would make every commit wait for one lock of the
 * whole database; one after them, at most every 20 ms per process, costs nothing. A lost one is made good by the
 * relay's sweep.
 */
@Injectable()
export class OutboxBell {
  readonly #kinds = new Set<QueueName>();
  #pending: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** There is something for `kind`. */
  ring(kind: QueueName): void {
    this.#kinds.add(kind);
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined;
      const kinds = [...this.#kinds].join();
      this.#kinds.clear();
      this.dataSource.query(`SELECT pg_notify($1, $2)`, [OUTBOX_CHANNEL, kinds]).catch(() => undefined);
    }, QUIET_MS).unref();
  }
}
