import type { ReadMarks } from '../cadence/read-marks.js';
import type { CachedFigure, Reading, ReadOptions } from '../reading.js';
import type { ServerTime } from '../tiers/server-time.js';
import type { AdditiveField } from './additive-entity.js';
import type { AdditiveReader } from './additive-reader.js';
import type { FigureMetrics } from './figure-metrics.js';
import { STALE_AGE_MS, type Shown } from './shown.js';

export interface AdditiveFigureContext {
  readonly reader: AdditiveReader;
  readonly time: ServerTime;
  readonly metrics: FigureMetrics;
  readonly marks: ReadMarks;
}

/** One field of the additive figures of a thing, dated. Something that does not exist has raised nothing. */
export class AdditiveFigure<EntityId extends string, Value> implements CachedFigure<EntityId, Value> {
  constructor(
    /** Table and field, for the metrics: `campaigns.totalRaised`. */
    private readonly label: string,
    private readonly field: AdditiveField,
    private readonly context: AdditiveFigureContext,
  ) {}

  async of(id: EntityId, { forceRefresh = false, covering = null, isTraffic = true }: ReadOptions = {}): Promise<Reading<Value>> {
    const { reader, marks } = this.context;
    if (isTraffic) marks.count(id);
    const shown = forceRefresh ? ((await reader.readAfresh([id])).get(id) ?? null) : await reader.read(id, covering);
    return this.#toReading(shown);
  }

  async ofMany(ids: readonly EntityId[], options: ReadOptions = {}): Promise<ReadonlyMap<EntityId, Reading<Value>>> {
    const { reader } = this.context;
    const unique = [...new Set(ids)];
    if (!options.forceRefresh) return new Map(await Promise.all(unique.map(async (id) => [id, await this.of(id, options)] as const)));
    const shown = await reader.readAfresh(unique);
    return new Map(unique.map((id) => [id, this.#toReading(shown.get(id) ?? null)]));
  }

  #toReading(shown: Shown | null): Reading<Value> {
    const { time, metrics } = this.context;
    const at = shown?.at ?? time.now();
    const tier = shown?.tier ?? 'columns';
    const ageMs = time.ageOf(at);
    metrics.read(this.label, tier, ageMs);
    const value = this.field.fold.valueOf(shown?.state.measures ?? {}) as Value;
    return { value, asOf: new Date(at), tier, stale: (shown?.isFallback ?? false) || ageMs > STALE_AGE_MS };
  }
}
