import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export const OUTBOX_CHANNEL = 'freshet_outbox';

const QUIET_MS = 20;

/**
 * Wakes the relay. NOTIFY inside the donations' own transactions would make every commit wait for one lock of the
 * whole database; one after them, at most every 20 ms per process, costs nothing. A lost one is made good by the
 * relay's sweep.
 */
@Injectable()
export class OutboxBell {
  #pending: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  ring(): void {
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined;
      this.dataSource.query(`NOTIFY ${OUTBOX_CHANNEL}`).catch(() => undefined);
    }, QUIET_MS).unref();
  }
}
