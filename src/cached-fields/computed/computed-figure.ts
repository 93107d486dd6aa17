import { LRUCache } from 'lru-cache';
import { performance } from 'node:perf_hooks';
import type { FigureMetrics } from '../additive/figure-metrics.js';
import type { ValueListener } from '../bus/figure-bus.js';
import type { ReadMarks } from '../cadence/read-marks.js';
import { isOlder, isVisible } from '../pg-snapshot.js';
import type { CachedFigure, Reading, ReadOptions, Tier } from '../reading.js';
import type { Background } from '../tiers/background.js';
import type { Patience } from '../tiers/patience.js';
import type { ServerTime } from '../tiers/server-time.js';
import { TickBatch } from '../tiers/tick-batch.js';
import type { ComputedState } from './computed-state.js';
import { ColdReads } from './cold-reads.js';
import { ForcedComputes } from './forced-computes.js';
import type { ValueColumns } from './value-columns.js';
import type { ValueRefresher } from './value-refresher.js';
import type { StoredValue, ValueStore } from './value-store.js';

/** Ages in milliseconds: trusted in memory, refreshed behind the readers' backs, and called stale. */
const TRUSTED_MS = 1_000;
const SOFT_AGE_MS = 5_000;
const STALE_AGE_MS = 60_000;

/** A claim that was denied is not repeated for so long by this process. */
const DENIED_MS = 250;

interface Held {
  readonly state: ComputedState;
  readonly since: number;
}

interface Found {
  readonly state: ComputedState;
  readonly tier: Tier;
}

export interface ComputedFigureParts {
  readonly store: ValueStore;
  readonly columns: ValueColumns;
  readonly refresher: ValueRefresher;
  readonly time: ServerTime;
  readonly metrics: FigureMetrics;
  readonly marks: ReadMarks;
  readonly background: Background;
  readonly patience: Patience;
}

/** A field that is computed anew now and then. Whoever finds any older value never waits; the refresh is somebody's, once. */
export class ComputedFigure<EntityId extends string, Value> implements CachedFigure<EntityId, Value> {
  readonly #held = new LRUCache<string, Held>({ max: 5_000 });
  readonly #batch = new TickBatch<string, Found | null>((ids) => this.#readAll(ids));
  readonly #refreshing = new LRUCache<string, number>({ max: 5_000 });
  readonly #cold: ColdReads;
  readonly #forced: ForcedComputes;

  constructor(private readonly parts: ComputedFigureParts) {
    this.#cold = new ColdReads(parts.store, parts.columns, parts.refresher);
    this.#forced = new ForcedComputes((ids) => parts.refresher.force(ids));
  }

  async of(id: EntityId, { forceRefresh = false, covering = null, isTraffic = true }: ReadOptions = {}): Promise<Reading<Value>> {
    if (isTraffic) this.parts.marks.count(id);
    if (forceRefresh) return this.#force([id]).then((forced) => forced.get(id) as Reading<Value>);
    const held = this.#held.get(id);
    const isFresh = held !== undefined && performance.now() - held.since < TRUSTED_MS;
    const found = isFresh ? { state: held.state, tier: 'memory' as const } : await this.#batch.ask(id);
    // The reader's own gift is not in it yet: computed for them, and for everyone after them.
    if (found !== null && covering !== null && !isVisible(covering, found.state.snapshot)) return this.#withOwn(id, found);
    return this.#toReading(found);
  }

  async ofMany(ids: readonly EntityId[], options: ReadOptions = {}): Promise<ReadonlyMap<EntityId, Reading<Value>>> {
    if (options.forceRefresh) return this.#force(ids);
    return new Map(await Promise.all([...new Set(ids)].map(async (id) => [id, await this.of(id, options)] as const)));
  }

  /**
   * Brings many up to date where nobody else is at it: for refresh jobs. What nobody has ever read is left for its first
   * reader. Answers which of them could not be computed, and why.
   */
  async refreshDue(ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    const seen = await this.#stored(ids);
    if (seen.size === 0) return new Map();
    const { done, failed } = await this.parts.refresher.refreshEach([...seen.keys()], seen);
    for (const [id, state] of done) this.#offer(id, state);
    return failed;
  }

  /** Gives Redis again what the columns hold, and computes nothing. Answers how many. */
  async restore(ids: readonly string[]): Promise<number> {
    const stored = await this.#stored(ids);
    await this.parts.store.install(stored, '');
    return stored.size;
  }

  inspect(id: string): Promise<StoredValue | null> {
    return this.parts.store.inspect(id);
  }

  /** Drops what Redis and this process hold. */
  async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#held.delete(id);
    await this.parts.store.forget(ids);
  }

  /** What the bus says of this field. */
  readonly hear: ValueListener = (id, state) => {
    if (this.#held.has(id)) this.#offer(id, state);
    this.#cold.wake(id, state);
  };

  async #stored(ids: readonly string[]): Promise<ReadonlyMap<string, ComputedState>> {
    const known = await this.parts.columns.read(ids);
    return new Map([...known].flatMap(([id, state]) => (state === null ? [] : [[id, state] as const])));
  }

  /** What there is, said to be stale, where the database cannot be had. */
  #withOwn(id: EntityId, found: Found): Promise<Reading<Value>> {
    const forced = this.#force([id]).then((readings) => readings.get(id) as Reading<Value>);
    return this.parts.patience.wait(forced, { isOwn: true }).catch(() => ({ ...this.#toReading(found), stale: true }));
  }

  async #force(ids: readonly EntityId[]): Promise<ReadonlyMap<EntityId, Reading<Value>>> {
    const states = await this.#forced.of(ids);
    return new Map(ids.map((id) => [id, this.#toReading({ state: this.#offer(id, states.get(id) as ComputedState), tier: 'computed' })]));
  }

  async #readAll(ids: readonly string[]): Promise<(Found | null | Promise<Found | null>)[]> {
    const unique = [...new Set(ids)];
    const fromRedis = await this.parts.store.read(unique);
    const found = new Map<string, Found>();
    unique.forEach((id, at) => fromRedis?.[at] && found.set(id, { state: this.#offer(id, fromRedis[at]), tier: 'redis' }));
    this.#refreshOld(found);
    const missing = unique.filter((id) => !found.has(id));
    const beyond = missing.length > 0 ? this.#beyondRedis(missing) : null;
    return ids.map((id) => found.get(id) ?? beyond?.(id) ?? null);
  }

  /** Where the database is gone or slow, what was shown last is shown again by those who have it. */
  #beyondRedis(ids: readonly string[]): (id: string) => Promise<Found | null> {
    const { patience } = this.parts;
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
    const stored = await this.parts.columns.read(ids);
    const found = new Map<string, Found>();
    for (const [id, state] of stored) if (state !== null) found.set(id, { state: this.#offer(id, state), tier: 'columns' });
    const cold = [...stored.keys()].filter((id) => !found.has(id));
    for (const [id, state] of await this.#cold.read(cold)) found.set(id, { state: this.#offer(id, state), tier: 'computed' });
    return found;
  }

  #refreshOld(found: ReadonlyMap<string, Found>): void {
    const now = performance.now();
    const old = [...found].filter(([id, { state }]) => this.parts.time.ageOf(state.at) > SOFT_AGE_MS && (this.#refreshing.get(id) ?? 0) < now);
    if (old.length === 0) return;
    for (const [id] of old) this.#refreshing.set(id, now + DENIED_MS);
    const seen = new Map(old.map(([id, { state }]) => [id, state]));
    // Nobody waits, and failures rest by themselves: the value in hand is shown with its age.
    this.parts.background.run(this.parts.refresher.refresh([...seen.keys()], seen).then((states) => states.forEach((state, id) => this.#offer(id, state))));
  }

  /** The later of what is offered and what was shown before: nothing shown is taken back. */
  #offer(id: string, state: ComputedState): ComputedState {
    const held = this.#held.get(id)?.state;
    const later = held !== undefined && isOlder(state.snapshot, held.snapshot) ? held : state;
    this.#held.set(id, { state: later, since: performance.now() });
    return later;
  }

  #toReading(found: Found | null): Reading<Value> {
    const { time, metrics, store } = this.parts;
    const at = found?.state.at ?? time.now();
    const [ageMs, tier] = [time.ageOf(at), found?.tier ?? 'columns'];
    metrics.read(store.field, tier, ageMs);
    return { value: JSON.parse(found?.state.json ?? 'null') as Value, asOf: new Date(at), tier, stale: ageMs > STALE_AGE_MS };
  }
}
