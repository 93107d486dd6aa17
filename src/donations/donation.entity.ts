import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../database/bigint-column.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, DesignationId, DonationId, DonorId, OrganisationId } from '../shared/ids.js';
import { money, type Money } from '../shared/money.js';
import type { Dedication } from './dedication.js';
import type { Gift } from './gift.js';
import type { DonationStatus, PaymentFailure } from './donation-status.js';

/** One attempt to give and what became of it. Amounts are minor units. */
@Entity('donations')
export class Donation {
  @PrimaryColumn('uuid')
  id: DonationId;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: OrganisationId;

  @Column('uuid', { name: 'campaign_id' })
  campaignId: CampaignId;

  @Column('uuid', { name: 'designation_id', nullable: true })
  designationId: DesignationId | null;

  @Column('uuid', { name: 'donor_id' })
  donorId: DonorId;

  @Column('text')
  status: DonationStatus;

  /** What the campaign receives. */
  @Column('bigint', { transformer: bigintColumn })
  amount: number;

  /** What the donor added so that the provider's fee does not reduce the gift. */
  @Column('bigint', { name: 'covered_fee', transformer: bigintColumn })
  coveredFee: number;

  /** What has gone back to the donor, of the gift first and of the covered fee last. */
  @Column('bigint', { transformer: bigintColumn })
  refunded: number;

  @Column('char', { length: 3 })
  currency: Currency;

  /** As given with this donation; the donor may be known under another. */
  @Column('text', { name: 'donor_name' })
  donorName: string;

  @Column('boolean')
  anonymous: boolean;

  @Column('text', { nullable: true })
  message: string | null;

  @Column('text')
  locale: string;

  /** In whose honour or memory it was given. */
  @Column('jsonb', { nullable: true })
  dedication: Dedication | null;

  /** What the gateway gave us in place of the card. */
  @Column('text', { name: 'payment_token' })
  paymentToken: string;

  @Column('text', { nullable: true })
  failure: PaymentFailure | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'captured_at', nullable: true })
  capturedAt: Date | null;

  @Column('timestamptz', { name: 'receipt_sent_at', nullable: true })
  receiptSentAt: Date | null;

  /** As it stands right after its request was kept, without reading it back. */
  static pending(id: DonationId, donorId: DonorId, gift: Gift, createdAt: Date): Donation {
    const { organisationId, campaignId, designationId, coveredFee, anonymous, message, locale, dedication, paymentToken } = gift;
    return Object.assign(new Donation(), {
      ...{ id, donorId, organisationId, campaignId, designationId, coveredFee, anonymous, message, locale, dedication, paymentToken, createdAt },
      ...{ status: 'pending', amount: gift.amount.amount, currency: gift.amount.currency, donorName: gift.name },
      ...{ failure: null, capturedAt: null, receiptSentAt: null, refunded: 0 },
    } satisfies Omit<Donation, 'gift' | 'charge'>);
  }

  get gift(): Money {
    return money(this.amount, this.currency);
  }

  /** What the donor's card is charged. */
  get charge(): Money {
    return money(this.amount + this.coveredFee, this.currency);
  }
}
