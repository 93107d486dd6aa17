import { LRUCache } from 'lru-cache';
import { performance } from 'node:perf_hooks';
import type { Tier } from '../reading.js';
import type { Background } from '../tiers/background.js';
import type { Patience } from '../tiers/patience.js';
import type { ServerTime } from '../tiers/server-time.js';
import { TickBatch } from '../tiers/tick-batch.js';
import { ColdReads } from './cold-reads.js';
import type { ComputedState } from './computed-state.js';
import type { FieldAges } from './field-ages.js';
import { HeldValues } from './held-values.js';
import type { ValueColumns } from './value-columns.js';
import type { ValueRefresher } from './value-refresher.js';
import { NOBODY, type ValueStore } from './value-store.js';

/** A claim that was denied is not repeated for so long by this process, in milliseconds. */
const DENIED_MS = 250;

export interface Found {
  readonly state: ComputedState;
  readonly tier: Tier;
}

export interface ValueTiers {
  readonly store: ValueStore;
  readonly columns: ValueColumns;
  readonly refresher: ValueRefresher;
  /** Whether the last value is good enough for now, however old. */
  readonly isShed: () => boolean;
  readonly ages: FieldAges;
  readonly time: ServerTime;
  readonly background: Background;
  readonly patience: Patience;
}

/** Finds computed values: in memory, else in Redis, else in the columns, else somebody computes them. */
export class ValueReader {
  readonly #held: HeldValues;
  readonly #batch = new TickBatch<string, Found | null>((ids) => this.#readAll(ids));
  readonly #refreshing = new LRUCache<string, number>({ max: 5_000 });
  readonly #cold: ColdReads;

  constructor(private readonly tiers: ValueTiers) {
    this.#held = new HeldValues(tiers.ages, tiers.time);
    this.#cold = new ColdReads(tiers.store, tiers.columns, tiers.refresher);
  }

  /** Null for a thing that does not exist. Who has something older in memory, and has seen enough in it, waits for nothing. */
  async find(id: string, hasSeen: (state: ComputedState) => boolean): Promise<Found | null> {
    const held = this.#held.show(id, () => this.tiers.background.run(this.#batch.ask(id)));
    return held === null || !hasSeen(held) ? this.#batch.ask(id) : { state: held, tier: 'memory' };
  }

  /** The later of what is offered and what was shown before: nothing shown is taken back. */
  offer(id: string, state: ComputedState): ComputedState {
    return this.#held.offer(id, state);
  }

  /** What the bus says. */
  hear(id: string, state: ComputedState): void {
    if (this.#held.has(id)) this.offer(id, state);
    this.#cold.wake(id, state);
  }

  forget(id: string): void {
    this.#held.forget(id);
  }

  async #readAll(ids: readonly string[]): Promise<(Found | null | Promise<Found | null>)[]> {
    const unique = [...new Set(ids)];
    const fromRedis = await this.tiers.store.read(unique);
    const found = new Map<string, Found>();
    unique.forEach((id, at) => fromRedis?.[at] && found.set(id, { state: this.offer(id, fromRedis[at]), tier: 'redis' }));
    this.#refreshOld(found);
    const missing = unique.filter((id) => !found.has(id));
    const beyond = missing.length > 0 ? this.#beyondRedis(missing) : null;
    return ids.map((id) => found.get(id) ?? beyond?.(id) ?? null);
  }

  /** Where the database is gone or slow, what was shown last is shown again by those who have it. */
  #beyondRedis(ids: readonly string[]): (id: string) => Promise<Found | null> {
    const { patience } = this.tiers;
    const asked = patience.isResting ? ids.filter((id) => !this.#held.has(id)) : ids;
    const loading = this.#fromColumns(asked);
    loading.then((found) => this.#refreshOld(found), () => undefined);
    return async (id) => {
      const state = this.#held.last(id);
      const last: Found | null = state === null ? null : { state, tier: 'memory' };
      if (!asked.includes(id)) return last;
      return (last === null ? loading : patience.wait(loading, { isOwn: false })).then((found) => found.get(id) ?? null, (error: unknown) => {
        if (last === null) throw error;
        return last;
      });
    };
  }

  async #fromColumns(ids: readonly string[]): Promise<ReadonlyMap<string, Found>> {
    if (ids.length === 0) return new Map();
    const stored = await this.tiers.columns.read(ids);
    const found = new Map<string, Found>();
    for (const [id, state] of stored) if (state !== null) found.set(id, { state: this.offer(id, state), tier: 'columns' });
    // Otherwise every process would read the same from the columns until it is computed again.
    this.tiers.background.run(Promise.resolve(this.tiers.store.install(new Map([...found].map(([id, { state }]) => [id, state])), NOBODY)));
    const cold = [...stored.keys()].filter((id) => !found.has(id));
    for (const [id, state] of await this.#cold.read(cold)) found.set(id, { state: this.offer(id, state), tier: 'computed' });
    return found;
  }

  #refreshOld(found: ReadonlyMap<string, Found>): void {
    if (this.tiers.isShed()) return;
    const now = performance.now();
    const old = [...found].filter(([id, { state }]) => this.tiers.time.ageOf(state.at) > this.tiers.ages.softMs && (this.#refreshing.get(id) ?? 0) < now);
    if (old.length === 0) return;
    for (const [id] of old) this.#refreshing.set(id, now + DENIED_MS);
    const seen = new Map(old.map(([id, { state }]) => [id, state]));
    // Nobody waits, and failures rest by themselves: the value in hand is shown with its age.
    this.tiers.background.run(this.tiers.refresher.refresh([...seen.keys()], seen).then((states) => states.forEach((state, id) => this.offer(id, state))));
  }
}
