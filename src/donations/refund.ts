import type { DonationId, OrganisationId, RefundId } from '../shared/ids.js';
import type { Money } from '../shared/money.js';

/** `waiting`: for a second person to agree; one that ended without is `declined`, `withdrawn` or `expired`, and nothing was ever reserved for it. */
export type RefundStatus = 'waiting' | 'declined' | 'withdrawn' | 'expired' | 'pending' | 'succeeded' | 'failed';

/** Why a provider gave nothing back. */
export type RefundFailure = 'refund_declined' | 'refund_window_closed' | 'provider_refused';

/** Money on its way back to a donor, and what became of it. */
export interface Refund {
  readonly id: RefundId;
  readonly organisationId: OrganisationId;
  readonly donationId: DonationId;
  readonly status: RefundStatus;
  /** What the donor gets back. */
  readonly amount: Money;
  /** Minor units of it that the campaign gives; the rest is fee the donor had covered. Null until it has succeeded. */
  readonly giftPart: number | null;
  readonly reason: string | null;
  readonly failure: string | null;
  readonly requestedAt: Date;
  /** `api-key:<id>` or `staff:<id>`. */
  readonly requestedBy: string;
  /** Until when a second person can agree; null where none was needed. */
  readonly expiresAt: Date | null;
  /** Who agreed, declined or withdrew: `staff:<id>`; null where nobody has yet, or had to. */
  readonly decidedBy: string | null;
  readonly settledAt: Date | null;
}

/** How it is asked for, once per organisation and key. */
export interface RefundRequest {
  /** Minor units; null for all that is left. */
  readonly amount: number | null;
  readonly currency: string | null;
  readonly reason: string | null;
  /** `api-key:<id>` or `staff:<id>`. */
  readonly by: string;
  readonly key: string;
}
