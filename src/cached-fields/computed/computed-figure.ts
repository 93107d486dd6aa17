import { performance } from 'node:perf_hooks';
import type { FigureMetrics } from '../additive/figure-metrics.js';
import type { ValueListener } from '../bus/figure-bus.js';
import type { ReadMarks } from '../cadence/read-marks.js';
import { isVisible } from '../pg-snapshot.js';
import type { CachedFigure, Reading, ReadOptions, Tier } from '../reading.js';
import type { ServerTime } from '../tiers/server-time.js';
import { TickBatch } from '../tiers/tick-batch.js';
import { valueOf, type ComputedState } from './computed-state.js';
import { ColdReads } from './cold-reads.js';
import type { FieldAges } from './field-ages.js';
import { HeldValues } from './held-values.js';
import type { ValueColumns } from './value-columns.js';
import type { ValueRefresher } from './value-refresher.js';
import type { StoredValue, ValueStore } from './value-store.js';

/** A claim that was denied is not repeated for so long by this process, in milliseconds. */
const DENIED_MS = 250;

interface Found {
  readonly state: ComputedState;
  readonly tier: Tier;
}

export interface ComputedFigureParts {
  readonly store: ValueStore;
  readonly columns: ValueColumns;
  readonly refresher: ValueRefresher;
  /** Whether the last value is good enough for now, however old. */
  readonly isShed: () => boolean;
  readonly ages: FieldAges;
  readonly time: ServerTime;
  readonly metrics: FigureMetrics;
  readonly marks: ReadMarks;
}

/** A field that is computed anew now and then. Whoever finds any older value never waits; the refresh is somebody's, once. */
export class ComputedFigure<EntityId extends string, Value> implements CachedFigure<EntityId, Value> {
  readonly #held: HeldValues;
  readonly #batch = new TickBatch<string, Found | null>((ids) => this.#readAll(ids));
  readonly #refreshing = new Map<string, number>();
  readonly #cold: ColdReads;

  constructor(private readonly parts: ComputedFigureParts) {
    this.#held = new HeldValues(parts.ages, parts.time);
    this.#cold = new ColdReads(parts.store, parts.columns, parts.refresher);
  }

  async of(id: EntityId, { forceRefresh = false, covering = null, isTraffic = true }: ReadOptions = {}): Promise<Reading<Value>> {
    if (isTraffic) this.parts.marks.count(id);
    if (forceRefresh) return this.#force([id]).then((forced) => forced.get(id) as Reading<Value>);
    const held = this.#held.show(id, () => this.#look(id));
    const hasSeen = (state: ComputedState) => covering === null || this.parts.isShed() || isVisible(covering, state.snapshot);
    const found = held === null || !hasSeen(held) ? await this.#ask(id) : { state: held, tier: 'memory' as const };
    // The reader's own gift is not in it yet: computed for them, and for everyone after them.
    if (found !== null && !hasSeen(found.state)) return this.of(id, { forceRefresh: true, isTraffic: false });
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
    if (this.parts.isShed()) return new Map();
    const seen = await this.#stored(ids);
    if (seen.size === 0) return new Map();
    const { done, failed } = await this.parts.refresher.refreshEach([...seen.keys()], seen);
    for (const [id, state] of done) this.#held.offer(id, state);
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
    for (const id of ids) this.#held.forget(id);
    await this.parts.store.forget(ids);
  }

  /** What the bus says of this field. */
  readonly hear: ValueListener = (id, state) => {
    if (this.#held.has(id)) this.#held.offer(id, state);
    this.#cold.wake(id, state);
  };

  async #stored(ids: readonly string[]): Promise<ReadonlyMap<string, ComputedState>> {
    const known = await this.parts.columns.read(ids);
    return new Map([...known].flatMap(([id, state]) => (state === null ? [] : [[id, state] as const])));
  }

  async #force(ids: readonly EntityId[]): Promise<ReadonlyMap<EntityId, Reading<Value>>> {
    const states = await this.parts.refresher.force(ids);
    return new Map(ids.map((id) => [id, this.#toReading({ state: this.#held.offer(id, states.get(id) as ComputedState), tier: 'computed' })]));
  }

  /** Nobody waits for it, and a value in hand is shown however it ends. */
  #look(id: string): void {
    this.#batch.ask(id).catch(() => undefined);
  }

  /** With everything else out of reach, what was shown before is better than nothing, and says how old it is. */
  async #ask(id: string): Promise<Found | null> {
    try {
      return await this.#batch.ask(id);
    } catch (error) {
      const state = this.#held.last(id);
      if (state === null) throw error;
      return { state, tier: 'memory' };
    }
  }

  async #readAll(ids: readonly string[]): Promise<(Found | null | Promise<Found | null>)[]> {
    const unique = [...new Set(ids)];
    const fromRedis = await this.parts.store.read(unique);
    const found = new Map<string, Found>();
    unique.forEach((id, at) => fromRedis?.[at] && found.set(id, { state: this.#held.offer(id, fromRedis[at]), tier: 'redis' }));
    this.#refreshOld(found);
    const missing = unique.filter((id) => !found.has(id));
    // Its readers alone wait for what is missing, and not those who asked with them.
    const fromColumns = missing.length === 0 ? null : this.#fromColumns(missing);
    return ids.map((id) => found.get(id) ?? fromColumns!.then((columns) => columns.get(id) ?? null));
  }

  async #fromColumns(ids: readonly string[]): Promise<ReadonlyMap<string, Found>> {
    const stored = await this.parts.columns.read(ids);
    const found = new Map<string, Found>();
    for (const [id, state] of stored) if (state !== null) found.set(id, { state: this.#held.offer(id, state), tier: 'columns' });
    // Otherwise every process would read the same from the columns until it is computed again.
    void this.parts.store.install(new Map([...found].map(([id, { state }]) => [id, state])), '');
    this.#refreshOld(found);
    const cold = [...stored.keys()].filter((id) => !found.has(id));
    for (const [id, state] of await this.#cold.read(cold)) found.set(id, { state: this.#held.offer(id, state), tier: 'computed' });
    return found;
  }

  #refreshOld(found: ReadonlyMap<string, Found>): void {
    if (this.parts.isShed()) return;
    const now = performance.now();
    const old = [...found].filter(([id, { state }]) => this.parts.time.ageOf(state.at) > this.parts.ages.softMs && (this.#refreshing.get(id) ?? 0) < now);
    if (old.length === 0) return;
    for (const [id] of old) this.#refreshing.set(id, now + DENIED_MS);
    const seen = new Map(old.map(([id, { state }]) => [id, state]));
    // Nobody waits, and failures rest by themselves: the value in hand is shown with its age.
    this.parts.refresher.refresh([...seen.keys()], seen).then((states) => states.forEach((state, id) => this.#held.offer(id, state)), () => undefined);
  }

  #toReading(found: Found | null): Reading<Value> {
    const { time, metrics, store, ages } = this.parts;
    const at = found?.state.at ?? time.now();
    const [ageMs, tier] = [time.ageOf(at), found?.tier ?? 'columns'];
    metrics.read(store.field, tier, ageMs);
    return { value: (found === null ? null : valueOf(found.state)) as Value, asOf: new Date(at), tier, stale: ageMs > ages.staleMs };
  }
}
