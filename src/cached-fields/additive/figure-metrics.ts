import type { Claim } from '../computed/value-store.js';
import type { Tier } from '../reading.js';
import type { BreakerState } from '../redis/breaker.js';
import type { DeltaOutcome, InstallOutcome } from '../redis/figure-hashes.js';

/** What is counted about cached fields. */
export interface FigureMetrics {
  read(field: string, tier: Tier, ageMs: number): void;
  computed(field: string, things: number): void;
  delta(outcome: DeltaOutcome | 'unsent'): void;
  install(outcome: InstallOutcome): void;
  claim(outcome: Claim): void;
  breaker(state: BreakerState): void;
  /** Things a field could not be computed for. */
  failed(field: string, things: number): void;
  /** Leases that somebody else had when their owner wanted to keep them. */
  leaseLost(leases: number): void;
}
