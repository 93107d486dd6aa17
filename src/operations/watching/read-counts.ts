import { Injectable } from '@nestjs/common';
import type { Tier } from '../../cached-fields/reading.js';
import { Metrics } from '../../telemetry/metrics.js';

/** Reads of one cached field by the tier that answered, and how often it was computed, by this process since it began. */
export type FieldReads = { readonly field: string; readonly computes: number; readonly failures: number } & Readonly<Record<Tier, number>>;

interface Sample {
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

/** What this process has counted about its figures. The fleet's sum is for whoever collects all processes. */
@Injectable()
export class ReadCounts {
  constructor(private readonly metrics: Metrics) {}

  async list(): Promise<FieldReads[]> {
    const [reads, computes, failures] = await Promise.all(['reads', 'computes', 'failures'].map((what) => this.#samples(`freshet_cached_field_${what}_total`)));
    const fields = [...new Set([...reads!, ...computes!, ...failures!].map(({ labels }) => String(labels['field'])))].sort();
    return fields.map((field) => {
      const of = (samples: readonly Sample[], tier?: Tier) => samples.filter(({ labels }) => labels['field'] === field && (tier === undefined || labels['tier'] === tier)).reduce((sum, { value }) => sum + value, 0);
      const tiers = { memory: of(reads!, 'memory'), redis: of(reads!, 'redis'), columns: of(reads!, 'columns'), computed: of(reads!, 'computed') };
      return { field, ...tiers, computes: of(computes!), failures: of(failures!) };
    });
  }

  async #samples(name: string): Promise<readonly Sample[]> {
    return ((await this.metrics.registry.getSingleMetric(name)?.get())?.values ?? []) as readonly Sample[];
  }
}
