import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { newId, type CampaignId, type DesignationId, type DonationId, type DonorId, type OrganisationId } from '../shared/ids.js';
import type { Currency } from '../shared/currencies.js';
import { LedgerSteps } from './ledger-steps.js';

export type LedgerAccount = 'donor' | 'campaign' | 'covered_fees';

/** One movement of money. `postings` are what each account receives, in minor units; they sum to zero. */
export interface LedgerMovement {
  readonly organisationId: OrganisationId;
  readonly donationId: DonationId;
  readonly campaignId: CampaignId;
  readonly designationId: DesignationId | null;
  readonly donorId: DonorId;
  readonly currency: Currency;
  readonly kind: 'capture' | 'refund' | 'dispute' | 'dispute_reversal';
  /** Tells this movement from others of its kind; booking it a second time violates a unique key. */
  readonly reference: string;
  readonly occurredAt: Date;
  readonly postings: readonly (readonly [LedgerAccount, number])[];
}

const POST_SQL = `
  WITH movement AS (
    INSERT INTO ledger_transactions (id, organisation_id, donation_id, kind, reference, occurred_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    RETURNING id, organisation_id
  )
  INSERT INTO ledger_entries
    (organisation_id, transaction_id, account, amount, currency, campaign_id, designation_id, donor_id, created_at)
  SELECT movement.organisation_id, movement.id, posting.account, posting.amount, $7, $8, $9, $10, $6
  FROM movement, unnest($11::text[], $12::bigint[]) AS posting (account, amount)
  RETURNING xid::text`;

/** Double entry, append-only. A movement that does not sum to zero makes its transaction fail at commit. */
@Injectable()
export class Ledger {
  constructor(private readonly steps: LedgerSteps) {}

  /** Books the movement, tells the figures once it is committed, and returns the id of the database transaction that carries it. */
  async post(tx: Transaction, movement: LedgerMovement): Promise<string> {
    const postings = movement.postings.filter(([, amount]) => amount !== 0);
    const entry = await tx.row<{ xid: string }>(POST_SQL, [
      ...[newId<'LedgerTransaction'>(), movement.organisationId, movement.donationId, movement.kind, movement.reference],
      ...[movement.occurredAt, movement.currency, movement.campaignId, movement.designationId, movement.donorId],
      ...[postings.map(([account]) => account), postings.map(([, amount]) => amount)],
    ]);
    if (entry === null) throw new RangeError('a movement must move something');
    await this.steps.announce(tx, entry.xid);
    return entry.xid;
  }
}
