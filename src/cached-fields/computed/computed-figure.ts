import type { FigureMetrics } from '../additive/figure-metrics.js';
import type { ValueListener } from '../bus/figure-bus.js';
import type { ReadMarks } from '../cadence/read-marks.js';
import { isVisible } from '../pg-snapshot.js';
import type { CachedFigure, Reading, ReadOptions } from '../reading.js';
import { valueOf, type ComputedState } from './computed-state.js';
import { ForcedComputes } from './forced-computes.js';
import { ValueReader, type Found, type ValueTiers } from './value-reader.js';
import { NOBODY, type StoredValue } from './value-store.js';

export interface ComputedFigureParts extends ValueTiers {
  readonly metrics: FigureMetrics;
  readonly marks: ReadMarks;
}

/** A field that is computed anew now and then. Whoever finds any older value never waits; the refresh is somebody's, once. */
export class ComputedFigure<EntityId extends string, Value> implements CachedFigure<EntityId, Value> {
  readonly #reader: ValueReader;
  readonly #forced: ForcedComputes;

  constructor(private readonly parts: ComputedFigureParts) {
    this.#reader = new ValueReader(parts);
    this.#forced = new ForcedComputes((ids) => parts.refresher.force(ids));
  }

  async of(id: EntityId, { forceRefresh = false, covering = null, isTraffic = true }: ReadOptions = {}): Promise<Reading<Value>> {
    if (isTraffic) this.parts.marks.count(id);
    if (forceRefresh) return this.#force([id]).then((forced) => forced.get(id) as Reading<Value>);
    const hasSeen = (state: ComputedState) => covering === null || this.parts.isShed() || isVisible(covering, state.snapshot);
    const found = await this.#reader.find(id, hasSeen);
    // The reader's own gift is not in it yet: computed for them, and for everyone after them.
    if (found !== null && !hasSeen(found.state)) return this.#withOwn(id, found);
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
    for (const [id, state] of done) this.#reader.offer(id, state);
    return failed;
  }

  /** Gives Redis again what the columns hold, and computes nothing. Answers how many. */
  async restore(ids: readonly string[]): Promise<number> {
    const stored = await this.#stored(ids);
    await this.parts.store.install(stored, NOBODY);
    return stored.size;
  }

  inspect(id: string): Promise<StoredValue | null> {
    return this.parts.store.inspect(id);
  }

  /** Drops what Redis and this process hold. */
  async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#reader.forget(id);
    await this.parts.store.forget(ids);
  }

  /** What the bus says of this field. */
  readonly hear: ValueListener = (id, state) => this.#reader.hear(id, state);

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
    return new Map(ids.map((id) => [id, this.#toReading({ state: this.#reader.offer(id, states.get(id) as ComputedState), tier: 'computed' })]));
  }

  #toReading(found: Found | null): Reading<Value> {
    const { ages, time, metrics, store } = this.parts;
    const at = found?.state.at ?? time.now();
    const [ageMs, tier] = [time.ageOf(at), found?.tier ?? 'columns'];
    metrics.read(store.field, tier, ageMs);
    return { value: (found === null ? null : valueOf(found.state)) as Value, asOf: new Date(at), tier, stale: ageMs > ages.staleMs };
  }
}
