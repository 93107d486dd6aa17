import { Injectable } from '@nestjs/common';
import { CachedFieldsExplorer } from '../cached-fields.explorer.js';
import { PrometheusRefreshMetrics } from '../prometheus-refresh-metrics.js';

/** Gives Redis again what the columns and the journal hold of things: nothing is computed anew, nothing is written. */
@Injectable()
export class RestoreThings {
  constructor(
    private readonly figures: CachedFieldsExplorer,
    private readonly metrics: PrometheusRefreshMetrics,
  ) {}

  async run(ids: readonly string[]): Promise<{ restored: number }> {
    let restored = 0;
    for (const [table, own] of await this.figures.sortByTable(ids)) {
      const { additive, computed } = this.figures.tables.get(table) ?? { additive: null, computed: new Map<string, never>() };
      if (additive !== null) await additive.loads.loadStored(own);
      for (const figure of computed.values()) await figure.restore(own);
      restored += own.length;
    }
    this.metrics.restored(restored);
    return { restored };
  }
}
