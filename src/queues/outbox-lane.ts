import type { OutboxGiver, Which } from './outbox-giver.js';
import type { OutboxNews } from './outbox-news.js';
import type { QueueLife } from './queue-life.js';
import type { QueueName } from './queue-kinds.js';

const SWEEP_MS = 1_000;

/** Also without another life: another relay may have died while it was giving again what was lost. */
const GIVE_AGAIN_MS = 60_000;

/** The way of one kind's rows from the outbox to its queue: at once when it is woken, and by a sweep every second in any case. */
export class OutboxLane {
  #life: string | null = null;
  #gaveAgainAt = -Infinity;
  #isStopping = false;
  #isRung = false;
  #endPause: () => void = () => undefined;

  constructor(
    readonly kind: QueueName,
    private readonly giver: OutboxGiver,
    private readonly life: QueueLife,
    private readonly news: OutboxNews,
  ) {}

  /** Also while it is at work: what came after it looked must not wait for the sweep. */
  wake(): void {
    this.#isRung = true;
    this.#endPause();
  }

  stop(): void {
    this.#isStopping = true;
    this.#endPause();
  }

  async run(): Promise<void> {
    while (!this.#isStopping) {
      this.#isRung = false;
      await this.#turn();
      await this.#pause();
    }
  }

  /** Moves what is there; returns how many rows it moved. */
  async relay(): Promise<number> {
    return this.#give('unrelayed', await this.life.current());
  }

  async #turn(): Promise<void> {
    try {
      // Asked before anything is added: a life that ends in between is another one, and then the row is given again.
      const life = await this.life.current();
      if (life !== this.#life || performance.now() - this.#gaveAgainAt > GIVE_AGAIN_MS) await this.#giveAgain(life);
      await this.#give('unrelayed', life);
      this.news.moves(this.kind);
    } catch (error) {
      this.news.waits(this.kind, error);
    }
  }

  /** What another life of Redis was given, and took with it before it was done. */
  async #giveAgain(life: string): Promise<void> {
    const count = await this.#give('lost', life);
    if (count > 0) this.news.lost(this.kind, count);
    [this.#life, this.#gaveAgainAt] = [life, performance.now()];
  }

  #give(which: Which, life: string): Promise<number> {
    return this.giver.giveAll({ which, kind: this.kind, life });
  }

  #pause(): Promise<void> {
    if (this.#isRung || this.#isStopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, SWEEP_MS);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
