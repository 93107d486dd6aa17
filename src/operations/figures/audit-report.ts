import type { OrganisationId } from '../../shared/ids.js';

/** A figure that is not what the ledger says. */
export interface Drift {
  readonly organisationId: OrganisationId;
  readonly table: string;
  readonly id: string;
  /** One computed field, or null for the totals of a thing, which are kept together. */
  readonly field: string | null;
  /** Where the wrong value stands: in the columns and the journal, or in Redis alone. */
  readonly tier: 'columns' | 'redis';
  readonly shown: unknown;
  readonly booked: unknown;
}

export interface AuditReport {
  /** Things whose totals were computed in full. */
  readonly checked: number;
  /** Other values that were computed again to compare. */
  readonly sampled: number;
  readonly driftCount: number;
  /** The first {@link MOST_DRIFTS} of them. */
  readonly drifts: readonly Drift[];
}

/** So many drifts say that something is broken altogether; more would only fill the memory. */
export const MOST_DRIFTS = 1_000;

/** Gathers what an audit finds, in memory that does not grow with it. */
export class AuditFindings {
  checked = 0;
  sampled = 0;
  #driftCount = 0;
  readonly #drifts: Drift[] = [];

  add(drifts: readonly Drift[]): void {
    this.#driftCount += drifts.length;
    this.#drifts.push(...drifts.slice(0, MOST_DRIFTS - this.#drifts.length));
  }

  report(): AuditReport {
    return { checked: this.checked, sampled: this.sampled, driftCount: this.#driftCount, drifts: this.#drifts };
  }
}
