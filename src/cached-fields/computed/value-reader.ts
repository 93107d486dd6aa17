import { LRUCache } from 'lru-cache';
import { performance } from 'node:perf_hooks';
import { isOlder } from '../pg-snapshot.js';
import type { Tier } from '../reading.js';
import type { Background } from '../tiers/background.js';
import type { Patience } from '../tiers/patience.js';
import type { ServerTime } from '../tiers/server-time.js';
import { TickBatch } from '../tiers/tick-batch.js';
import { ColdReads } from './cold-reads.js';
import type { ComputedState } from './computed-state.js';
import type { ValueColumns } from './value-columns.js';
import type { ValueRefresher } from './value-refresher.js';
import type { ValueStore } from './value-store.js';

/** Ages in milliseconds: trusted in memory, and refreshed behind the readers' backs. */
const TRUSTED_MS = 1_000;
const SOFT_AGE_MS = 5_000;

/** A claim that was denied is not repeated for so long by this process. */
const DENIED_MS = 250;

interface Held {
  readonly state: ComputedState;
  readonly since: number;
}

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
  readonly time: ServerTime;
  readonly background: Background;
  readonly patience: Patience;
}

/** Finds computed values: in memory, else in Redis, else in the columns, else somebody computes them. */
export class ValueReader {
  readonly #held = new LRUCache<string, Held>({ max: 5_000 });
  readonly #batch = new TickBatch<string, Found | null>((ids) => this.#readAll(ids));
  readonly #refreshing = new LRUCache<string, number>({ max: 5_000 });
  readonly #cold: ColdReads;

  constructor(private readonly tiers: ValueTiers) {
    this.#cold = new ColdReads(tiers.store, tiers.columns, tiers.refresher);
  }

  /** Null for a thing that does not exist. */
  async find(id: string): Promise<Found | null> {
    const held = this.#held.get(id);
    const isFresh = held !== undefined && performance.now() - held.since < TRUSTED_MS;
    return isFresh ? { state: held.state, tier: 'memory' } : this.#batch.ask(id);
  }

  /** The later of what is offered and what was shown before: nothing shown is taken back. */
  offer(id: string, state: ComputedState): ComputedState {
    const held = this.#held.get(id)?.state;
    const later = held !== undefined && isOlder(state.snapshot, held.snapshot) ? held : state;
    this.#held.set(id, { state: later, since: performance.now() });
    return later;
  }

  /** What the bus says. */
  hear(id: string, state: ComputedState): void {
    if (this.#held.has(id)) this.offer(id, state);
    this.#cold.wake(id, state);
  }

  forget(id: string): void {
    this.#held.delete(id);
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
      const held = this.#held.peek(id);
      const last: Found | null = held === undefined ? null : { state: held.state, tier: 'memory' };
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
    const cold = [...stored.keys()].filter((id) => !found.has(id));
    for (const [id, state] of await this.#cold.read(cold)) found.set(id, { state: this.offer(id, state), tier: 'computed' });
    return found;
  }

  #refreshOld(found: ReadonlyMap<string, Found>): void {
    if (this.tiers.isShed()) return;
    const now = performance.now();
    const old = [...found].filter(([id, { state }]) => this.tiers.time.ageOf(state.at) > SOFT_AGE_MS && (this.#refreshing.get(id) ?? 0) < now);
    if (old.length === 0) return;
    for (const [id] of old) this.#refreshing.set(id, now + DENIED_MS);
    const seen = new Map(old.map(([id, { state }]) => [id, state]));
    // Nobody waits, and failures rest by themselves: the value in hand is shown with its age.
    this.tiers.background.run(this.tiers.refresher.refresh([...seen.keys()], seen).then((states) => states.forEach((state, id) => this.offer(id, state))));
  }
}
