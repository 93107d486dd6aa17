import type {
  CampaignId,
  DesignationId,
  DonationId,
  DonorId,
  Id,
  OrganisationId,
} from '../../../shared/ids.js';

/** A row of `donations`, with what the inbox must know of it. */
export interface DemoDonation {
  readonly id: DonationId;
  readonly organisation_id: OrganisationId;
  readonly campaign_id: CampaignId;
  readonly designation_id: DesignationId | null;
  readonly donor_id: DonorId;
  readonly inbox_id: Id<'InboxItem'>;
  readonly status: 'captured' | 'partly_refunded' | 'refunded' | 'failed';
  readonly amount: number;
  readonly covered_fee: number;
  readonly refunded: number;
  readonly currency: string;
  readonly donor_name: string;
  readonly anonymous: boolean;
  readonly message: string | null;
  readonly locale: string;
  readonly gateway: 'sandbox';
  readonly payment_token: string;
  readonly gateway_reference: string | null;
  readonly failure: string | null;
  readonly created_at: Date;
  readonly captured_at: Date | null;
  readonly failed_at: Date | null;
  readonly receipt_sent_at: Date | null;
}
