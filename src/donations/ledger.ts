import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { newId, type CampaignId, type DesignationId, type DonationId, type DonorId, type OrganisationId } from '../shared/ids.js';
import type { Currency } from '../shared/currencies.js';
import { LedgerSteps, type StepRow } from './ledger-steps.js';

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

type PostedRow = StepRow | (Pick<StepRow, 'xid'> & { readonly id: null });

/** Answers the database transaction and each step it has made in the figures; one row without a step where there is none. */
const POST_SQL = `SELECT * FROM freshet_post_movement($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text[], $12::bigint[])`;

/** Double entry, append-only. A movement that does not sum to zero makes its transaction fail at commit. */
@Injectable()
export class Ledger {
  constructor(private readonly steps: LedgerSteps) {}

  /** Books the movement, tells the figures once it is committed, and returns the id of the database transaction that carries it. */
  async post(tx: Transaction, movement: LedgerMovement): Promise<string> {
    const postings = movement.postings.filter(([, amount]) => amount !== 0);
    if (postings.length === 0) throw new RangeError('a movement must move something');
    const rows = await tx.rows<PostedRow>(POST_SQL, [
      ...[newId<'LedgerTransaction'>(), movement.organisationId, movement.donationId, movement.kind, movement.reference],
      ...[movement.occurredAt, movement.currency, movement.campaignId, movement.designationId, movement.donorId],
      ...[postings.map(([account]) => account), postings.map(([, amount]) => amount)],
    ]);
    this.steps.announce(tx, rows.filter((row): row is StepRow => row.id !== null));
    return (rows[0] as PostedRow).xid;
  }
}
