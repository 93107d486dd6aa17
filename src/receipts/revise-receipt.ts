import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Clock } from '../shared/clock.js';
import { newId, type DonationId, type OrganisationId, type ReceiptId } from '../shared/ids.js';
import { leftOf, toFacts, type Receipted, type ReceiptFactsRow } from './receipt-facts.js';
import { findStandingSql, issueReceiptSql, lockReceiptFactsSql, voidReceiptSql } from './receipts.sql.js';

/** How a donation's receipts stand after a revision. */
export interface RevisedReceipt {
  /** The one that counts; null where nothing is left to receipt. */
  readonly valid: ReceiptId | null;
  /** The last that was issued, valid or void. */
  readonly latest: ReceiptId | null;
  /** Whether this is the donation's first, issued just now. */
  readonly isFirst: boolean;
  readonly donation: ReceiptFactsRow;
}

interface StandingRow {
  id: ReceiptId;
  gift: string;
  covered_fee: string;
  voided_at: Date | null;
}

/**
 * Brings a donation's receipt in line with what is left of the gift: issues the first, voids one that says too much and
 * issues another for the remainder, or voids it for good. Run twice it changes nothing the second time.
 */
@Injectable()
export class ReviseReceipt {
  constructor(private readonly clock: Clock) {}

  /** Within the caller's transaction, which holds the lock on the donation from here on. */
  async runIn(tx: Transaction, organisationId: OrganisationId, donationId: DonationId): Promise<RevisedReceipt> {
    const donation = await tx.row<ReceiptFactsRow>(lockReceiptFactsSql, [donationId]);
    if (donation === null) throw new Error(`there is no donation ${donationId}`);
    const standing = await tx.row<StandingRow>(findStandingSql, [donationId]);
    const validBefore = standing?.voided_at === null ? standing : null;
    const left = leftOf(donation);
    // What is disputed is neither given back nor kept yet: its receipt stands until that is known.
    if (donation.status === 'disputed' || isAsWanted(validBefore, left)) {
      return { valid: validBefore?.id ?? null, latest: standing?.id ?? null, isFirst: false, donation };
    }
    const next = left === null ? null : newId<'Receipt'>();
    if (validBefore !== null) await tx.rows(voidReceiptSql, [validBefore.id, this.clock.now(), next]);
    if (left !== null) await this.#issue(tx, { id: next, organisationId, donationId, left, donation, replaces: validBefore?.id ?? null });
    return { valid: next, latest: next ?? standing?.id ?? null, isFirst: standing === null, donation };
  }

  async #issue(tx: Transaction, issue: Issue): Promise<void> {
    const { donation, left } = issue;
    if (donation.captured_at === null) throw new Error(`donation ${issue.donationId} was never captured`);
    await tx.rows(issueReceiptSql, [
      ...[issue.id, issue.organisationId, issue.donationId, donation.year, left.gift, left.coveredFee, donation.currency],
      ...[JSON.stringify(toFacts(donation, donation.captured_at)), this.clock.now(), issue.replaces],
    ]);
  }
}

interface Issue {
  readonly id: ReceiptId | null;
  readonly organisationId: OrganisationId;
  readonly donationId: DonationId;
  readonly left: Receipted;
  readonly donation: ReceiptFactsRow;
  readonly replaces: ReceiptId | null;
}

function isAsWanted(valid: StandingRow | null, left: Receipted | null): boolean {
  if (valid === null || left === null) return valid === null && left === null;
  return Number(valid.gift) === left.gift && Number(valid.covered_fee) === left.coveredFee;
}
