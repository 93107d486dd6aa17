import type { FigureMetrics } from './figure-metrics.js';
import type { FigureHashes, Install } from '../redis/figure-hashes.js';
import type { MemoryTier } from '../tiers/memory-tier.js';
import type { ServerTime } from '../tiers/server-time.js';
import type { CaughtUp, ColumnTier } from './column-tier.js';
import { covers, type FigureState } from './figure-state.js';

/** So many steps to add say that storing their sum saves more than it costs. */
const STEPS_WORTH_STORING = 200;
const MOST_TRIES = 3;

/** Reads from the columns and carries what it finds up: into Redis, where it meets the deltas, and into memory. */
export class ColumnLoads {
  constructor(
    private readonly columns: ColumnTier,
    private readonly hashes: FigureHashes,
    private readonly memory: MemoryTier,
    private readonly time: ServerTime,
    private readonly metrics: FigureMetrics,
  ) {}

  /** Figures that have counted all that was committed before the call. Things that do not exist are left out. */
  async load(ids: readonly string[]): Promise<ReadonlyMap<string, FigureState>> {
    const loaded = new Map<string, FigureState>();
    let missing = ids;
    for (let tries = 1; missing.length > 0 && tries <= MOST_TRIES; tries += 1) missing = await this.#loadOnce(missing, loaded, tries === MOST_TRIES);
    return loaded;
  }

  /** The same for refreshing: answers what may be stored, which is without what only Redis has been told. */
  async loadStored(ids: readonly string[]): Promise<ReadonlyMap<string, CaughtUp>> {
    const epochs = await this.hashes.open(ids);
    const caughtUp = await this.columns.read(ids);
    this.metrics.computed(this.columns.entity.table, caughtUp.size);
    const installed = epochs && (await this.#install(ids, epochs, caughtUp));
    for (const [id, state] of installed ?? []) if (state !== null) this.memory.update(id, state);
    return caughtUp;
  }

  /** Returns the ids that must be read again, because a change was heard of meanwhile that the reading may lack. */
  async #loadOnce(ids: readonly string[], loaded: Map<string, FigureState>, isLast: boolean): Promise<string[]> {
    const before = ids.map((id) => this.memory.last(id));
    // Before the snapshot is taken: a hash that was begun after it may have missed a delta that the snapshot lacks, too.
    const epochs = await this.hashes.open(ids);
    const caughtUp = await this.columns.read(ids);
    this.metrics.computed(this.columns.entity.table, caughtUp.size);
    const installed = epochs && (await this.#install(ids, epochs, caughtUp));
    this.#storeLong(caughtUp);
    const again: string[] = [];
    ids.forEach((id, at) => {
      const read = caughtUp.get(id)?.state;
      if (read === undefined) return;
      this.time.learn(read.at);
      const merged = installed?.get(id) ?? null;
      const isDisturbed = merged === null && this.memory.last(id) !== before[at];
      if (isDisturbed && !isLast) again.push(id);
      else loaded.set(id, this.#settle(id, merged ?? read));
    });
    return again;
  }

  async #install(ids: readonly string[], epochs: readonly string[], caughtUp: ReadonlyMap<string, CaughtUp>) {
    const installs: Install[] = ids.flatMap((id, at) => {
      const state = caughtUp.get(id)?.state;
      return state === undefined ? [] : [{ id, epoch: epochs[at] as string, state }];
    });
    const results = await this.hashes.install(installs);
    for (const { outcome } of results ?? []) this.metrics.install(outcome);
    return results && new Map(installs.map(({ id }, at) => [id, results[at]?.state ?? null]));
  }

  /** Memory may have heard of later changes by now; whichever has counted more is shown. */
  #settle(id: string, state: FigureState): FigureState {
    if (this.memory.offer(id, state)) return state;
    const held = this.memory.last(id);
    return held !== null && covers(held, state) ? held : state;
  }

  #storeLong(caughtUp: ReadonlyMap<string, CaughtUp>): void {
    const long = [...caughtUp].filter(([, { steps }]) => steps > STEPS_WORTH_STORING);
    if (long.length === 0) return;
    // Nobody waits for it, and the next reader of so many steps tries again.
    this.columns.write(new Map(long.map(([id, { state }]) => [id, state]))).catch(() => undefined);
  }
}
