import type { CadenceDecision, CadenceLoad } from './cadence-policy.js';
import type { OrganisationId } from '../../shared/ids.js';

/** What was decided last about a thing, and the numbers it was decided from. */
export interface Cadence extends CadenceDecision {
  readonly load: CadenceLoad;
}

/** A thing that a batch has taken to refresh. Instants are by the database's clock. */
export interface ClaimedThing {
  readonly id: string;
  readonly organisationId: OrganisationId;
  readonly refreshedAt: Date | null;
  readonly readAt: Date | null;
  readonly begunAt: Date;
  readonly readsPerSecond: number;
  readonly cadence: Cadence | null;
  readonly now: Date;
}

/** When a thing is to be refreshed next. */
export interface NextRefresh {
  readonly id: string;
  /** Null: when something about it has changed. */
  readonly nextAt: Date | null;
  readonly readAt: Date | null;
  readonly readsPerSecond: number;
  readonly cadence: Cadence | null;
}

/** How a thing stands, for people who wonder. */
export interface RefreshPlan {
  readonly nextAt: Date | null;
  readonly refreshedAt: Date | null;
  readonly dirtiedAt: Date | null;
  readonly readAt: Date | null;
  readonly begunAt: Date;
  readonly claimedAt: Date | null;
  readonly cadence: Cadence | null;
}

export interface DueCount {
  readonly due: number;
  /** Of these, what has changed since its last refresh; the others are due by the clock. */
  readonly dirty: number;
  /** How long the one that has waited longest has been due. */
  readonly overdueSeconds: number;
}
