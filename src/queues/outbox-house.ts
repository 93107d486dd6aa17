import { Injectable } from '@nestjs/common';
import { Log, reasonOf } from '../shared/log.js';
import { OutboxGiver } from './outbox-giver.js';
import { OutboxRows } from './outbox-rows.js';

const KEEP_MS = 60_000;

/** What is done to the outbox once a minute. */
@Injectable()
export class OutboxHouse {
  readonly #log;
  #timer: NodeJS.Timeout | undefined;
  #keeping: Promise<void> | undefined;

  constructor(
    private readonly rows: OutboxRows,
    private readonly giver: OutboxGiver,
    log: Log,
  ) {
    this.#log = log.in('outbox');
  }

  keepRegularly(): void {
    const keep = () => (this.#keeping ??= this.#keep().finally(() => (this.#keeping = undefined)));
    void keep();
    this.#timer = setInterval(() => void keep(), KEEP_MS);
  }

  async leave(): Promise<void> {
    clearInterval(this.#timer);
    await this.#keeping;
  }

  async #keep(): Promise<void> {
    try {
      const overdue = await this.rows.recallOverdue();
      if (overdue > 0) this.#log.warn({ overdue }, 'nothing was heard of these jobs, they are given again');
      await this.rows.purge();
      // Written by a newer version that is being rolled out: left for its relay, and never in the way of the others.
      const unknown = await this.rows.listUnknown(this.giver.jobs);
      if (unknown.length > 0) this.#log.error({ jobs: unknown }, 'outbox rows of unknown jobs');
    } catch (error) {
      this.#log.warn({ reason: reasonOf(error) }, 'outbox not looked after');
    }
  }
}
