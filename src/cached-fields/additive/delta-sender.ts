import type { Delta, FigureHashes } from '../redis/figure-hashes.js';
import { QUIET_MS } from '../redis/figure-keys.js';
import type { FigureMetrics } from './figure-metrics.js';

const LARGEST_BATCH = 500;

/**
 * Sends what committed transactions changed to Redis, all that has gathered in one round trip. A delta that cannot be
 * sent is let go: its step stands in the journal, from which it is sent again.
 */
export class DeltaSender {
  #queue: Delta[] = [];
  #sending: Promise<void> | undefined;
  #toTell = new Set<string>();

  constructor(
    private readonly hashes: FigureHashes,
    private readonly metrics: FigureMetrics,
  ) {}

  /** Resolves once they were sent or let go, which the budget of a command bounds. */
  async send(deltas: readonly Delta[]): Promise<void> {
    this.#queue.push(...deltas);
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = undefined));
    await this.#sending;
  }

  /** Resolves once everything given so far was sent or let go. */
  async drain(): Promise<void> {
    while (this.#sending !== undefined) await this.#sending;
  }

  /** As {@link send}, for one who must know: whether Redis has taken all of them. */
  async deliver(deltas: readonly Delta[]): Promise<boolean> {
    for (let at = 0; at < deltas.length; at += LARGEST_BATCH) if (!(await this.#sendBatch(deltas.slice(at, at + LARGEST_BATCH)))) return false;
    return true;
  }

  async #sendAll(): Promise<void> {
    // In the next turn: gifts that are booked together are sent together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) await this.#sendBatch(this.#queue.splice(0, LARGEST_BATCH));
  }

  async #sendBatch(deltas: readonly Delta[]): Promise<boolean> {
    const outcomes = await this.hashes.addDeltas(deltas);
    outcomes?.forEach((outcome, at) => outcome === 'quiet' && this.#tellLater((deltas[at] as Delta).id));
    for (let at = 0; at < deltas.length; at += 1) this.metrics.delta(outcomes?.[at] ?? 'unsent');
    return outcomes !== null;
  }

  /** The last of a burst was not told when it came. */
  #tellLater(id: string): void {
    const isFirst = this.#toTell.size === 0;
    this.#toTell.add(id);
    if (isFirst) setTimeout(() => this.#tell(), QUIET_MS + 5).unref();
  }

  #tell(): void {
    const ids = [...this.#toTell];
    this.#toTell = new Set();
    void this.hashes.tell(ids);
  }
}
