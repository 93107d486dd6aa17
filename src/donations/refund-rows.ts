import type { Currency } from '../shared/currencies.js';
import type { CampaignId, DesignationId, DonationId, DonorId, OrganisationId, RefundId } from '../shared/ids.js';
import { moneyFromText } from '../shared/money.js';
import type { DonationStatus } from './donation-status.js';
import type { Refund, RefundStatus } from './refund.js';

/** A refund as it stands in its table. */
export interface RefundRow {
  id: RefundId;
  organisation_id: OrganisationId;
  donation_id: DonationId;
  status: RefundStatus;
  amount: string;
  gift_part: string | null;
  currency: Currency;
  reason: string | null;
  failure: string | null;
  requested_at: Date;
  requested_by: string;
  expires_at: Date | null;
  decided_by: string | null;
  settled_at: Date | null;
}

/** A donation whose row is locked. */
export interface LockedDonationRow {
  status: DonationStatus;
  amount: string;
  covered_fee: string;
  refunded: string;
  currency: Currency;
  campaign_id: CampaignId;
  designation_id: DesignationId | null;
  donor_id: DonorId;
}

export function toRefund(row: RefundRow): Refund {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    donationId: row.donation_id,
    status: row.status,
    amount: moneyFromText(row.amount, row.currency),
    giftPart: row.gift_part === null ? null : Number(row.gift_part),
    reason: row.reason,
    failure: row.failure,
    requestedAt: row.requested_at,
    requestedBy: row.requested_by,
    expiresAt: row.expires_at,
    decidedBy: row.decided_by,
    settledAt: row.settled_at,
  };
}
