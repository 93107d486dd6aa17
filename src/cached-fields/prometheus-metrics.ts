import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import { Metrics } from '../telemetry/metrics.js';
import type { FigureMetrics } from './additive/figure-metrics.js';
import type { Tier } from './reading.js';
import type { BreakerState } from './redis/breaker.js';

/** What is counted about cached fields, in Prometheus' form. */
@Injectable()
export class PrometheusFigureMetrics implements FigureMetrics {
  readonly #reads;
  readonly #computes;
  readonly #age;
  readonly #deltas;
  readonly #installs;
  readonly #breaker;
  readonly #claims;
  readonly #failures;
  readonly #leases;

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.#reads = new Counter({ name: 'freshet_cached_field_reads_total', help: 'Reads of cached fields, by the tier that answered', labelNames: ['field', 'tier'] as const, registers });
    this.#computes = new Counter({ name: 'freshet_cached_field_computes_total', help: 'Things a cached field was computed for', labelNames: ['field'] as const, registers });
    this.#age = new Histogram({ name: 'freshet_cached_field_age_seconds', help: 'Age of what readers were shown', buckets: [0.01, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600], registers });
    this.#deltas = new Counter({ name: 'freshet_cached_field_deltas_total', help: 'Changes sent to Redis, by what became of them', labelNames: ['outcome'] as const, registers });
    this.#installs = new Counter({ name: 'freshet_cached_field_installs_total', help: 'Values offered to Redis, by what became of them', labelNames: ['outcome'] as const, registers });
    this.#claims = new Counter({ name: 'freshet_cached_field_claims_total', help: 'Attempts to be the one who computes, by what became of them', labelNames: ['outcome'] as const, registers });
    this.#failures = new Counter({ name: 'freshet_cached_field_failures_total', help: 'Things a cached field could not be computed for', labelNames: ['field'] as const, registers });
    this.#leases = new Counter({ name: 'freshet_cached_field_leases_lost_total', help: 'Leases that were gone when their owner wanted to keep them', registers });
    this.#breaker = new Gauge({ name: 'freshet_cached_field_breaker_open', help: '1 while Redis is not asked', registers });
  }

  read(field: string, tier: Tier, ageMs: number): void {
    this.#reads.inc({ field, tier });
    this.#age.observe(ageMs / 1_000);
  }

  computed(field: string, things: number): void {
    this.#computes.inc({ field }, things);
  }

  delta(outcome: string): void {
    this.#deltas.inc({ outcome });
  }

  install(outcome: string): void {
    this.#installs.inc({ outcome });
  }

  claim(outcome: string): void {
    this.#claims.inc({ outcome });
  }

  failed(field: string, things: number): void {
    this.#failures.inc({ field }, things);
  }

  leaseLost(leases: number): void {
    this.#leases.inc(leases);
  }

  breaker(state: BreakerState): void {
    this.#breaker.set(state === 'open' ? 1 : 0);
  }
}
