import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Log, reasonOf } from '../shared/log.js';
import { OutboxGiver } from './outbox-giver.js';
import { OutboxListener } from './outbox-listener.js';
import { OutboxRows } from './outbox-rows.js';
import { QueueLife } from './queue-life.js';

const SWEEP_MS = 1_000;
const HOUSEKEEPING_MS = 60_000;

/**
 * Moves outbox rows to their queues: at once when the bell rings, and by a sweep every second in any case. Redis holds
 * no truth: what it loses before the job has ended is given to it again.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log;
  #running: Promise<void> | undefined;
  #isStopping = false;
  #wake: () => void = () => undefined;
  #life: string | null = null;
  #housekeptAt = -Infinity;
  #isWaiting = false;

  constructor(
    private readonly giver: OutboxGiver,
    private readonly rows: OutboxRows,
    private readonly life: QueueLife,
    private readonly listener: OutboxListener,
    log: Log,
  ) {
    this.#log = log.in('outbox');
  }

  onApplicationBootstrap(): void {
    this.listener.listen(() => this.#wake());
    this.#running = this.#run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopping = true;
    this.#wake();
    await this.#running;
    await this.listener.close();
  }

  /** Moves what is there; returns how many rows it moved. */
  async relay(): Promise<number> {
    return this.giver.giveAll('unrelayed', await this.life.current());
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      await this.#turn();
      await this.#pause();
    }
  }

  async #turn(): Promise<void> {
    try {
      // Asked before anything is added: a life that ends in between is another one, and then the row is given again.
      const life = await this.life.current();
      if (life !== this.#life) await this.#giveAgain(life);
      await this.giver.giveAll('unrelayed', life);
      await this.#keepHouse(life);
      if (this.#isWaiting) this.#log.info({}, 'outbox moves again');
      this.#isWaiting = false;
    } catch (error) {
      // Said once and not each second: an outage of twenty minutes is one event.
      if (!this.#isWaiting) this.#log.warn({ reason: reasonOf(error) }, 'outbox waits');
      this.#isWaiting = true;
    }
  }

  /** What another life of Redis was given, and took with it before it was done. */
  async #giveAgain(life: string): Promise<void> {
    const lost = await this.giver.giveAll('lost', life);
    if (lost > 0) this.#log.warn({ lost }, 'the queues had lost what they held, it was given to them again');
    this.#life = life;
  }

  async #keepHouse(life: string): Promise<void> {
    if (performance.now() - this.#housekeptAt < HOUSEKEEPING_MS) return;
    this.#housekeptAt = performance.now();
    // Also what another relay was about to give again when it died.
    await this.#giveAgain(life);
    const overdue = await this.rows.recallOverdue();
    if (overdue > 0) this.#log.warn({ overdue }, 'nothing was heard of these jobs, they are given again');
    await this.rows.purge();
    // Written by a newer version that is being rolled out: left for its relay, and never in the way of the others.
    const unknown = await this.rows.listUnknown(this.giver.jobs);
    if (unknown.length > 0) this.#log.error({ jobs: unknown }, 'outbox rows of unknown jobs');
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, SWEEP_MS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#isStopping) this.#wake();
    });
  }
}
