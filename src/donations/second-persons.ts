import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AgreementNotices } from '../organisations/agreement-notices.js';
import type { RefundId, StaffId } from '../shared/ids.js';
import type { Donation } from './donation.entity.js';
import type { Refund } from './refund.js';
import { SecondPersonNeeded } from './refunds.errors.js';
import { getCampaignTitleSql, listBehindSql } from './refunds.sql.js';

/** Somebody who is signed in; a key is nobody. */
export interface SecondPerson {
  readonly staffId: StaffId;
}

/** Tells who may agree to a refund: somebody else than whoever stands behind it. */
@Injectable()
export class SecondPersons {
  constructor(
    private readonly transactions: Transactions,
    private readonly notices: AgreementNotices,
  ) {}

  /** Since when they can sign in. */
  async getSince({ staffId }: SecondPerson): Promise<Date> {
    const row = await this.transactions.run('platform', (tx) => tx.row<{ since: Date }>(`SELECT created_at AS since FROM staff WHERE id = $1`, [staffId]));
    if (row === null) throw new SecondPersonNeeded();
    return row.since;
  }

  /** `since`: when they came. Whoever asked could otherwise invite themselves anew. @throws SecondPersonNeeded */
  async checkIn(tx: Transaction, refund: Refund, { staffId }: SecondPerson, since: Date): Promise<void> {
    const behind = await tx.rows<{ id: RefundId; actor: string }>(listBehindSql, [refund.donationId]);
    const isBehind = behind.some(({ id, actor }) => id === refund.id && actor === `staff:${staffId}`);
    if (isBehind || since > refund.requestedAt) throw new SecondPersonNeeded();
  }

  /** Writes to them in the transaction in which the refund begins to wait. People of the platform see it in the cockpit. */
  async askIn(tx: Transaction, { id, organisationId, donationId, amount, requestedAt, expiresAt }: Refund): Promise<void> {
    const behind = await tx.rows<{ id: RefundId; actor: string }>(listBehindSql, [donationId]);
    const about = await tx.row<{ campaign: string }>(getCampaignTitleSql, [donationId]);
    await this.notices.askIn(tx, {
      ...{ organisationId, refundId: id, askedAt: requestedAt, behind: behind.filter((one) => one.id === id).map(({ actor }) => actor) },
      facts: { donationId, ...amount, campaign: about?.campaign ?? '', expiresAt: (expiresAt ?? requestedAt).toISOString() },
    });
  }

  /** Somebody has decided in this transaction: nobody is asked any more. */
  endIn(tx: Transaction, id: RefundId): Promise<void> {
    return this.notices.endIn(tx, id);
  }

  /** Refunds of a donation that wait and that somebody stands behind. */
  async listOwn({ id, organisationId }: Donation, { staffId }: SecondPerson): Promise<Set<RefundId>> {
    const behind = await this.transactions.run({ organisationId }, (tx) => tx.rows<{ id: RefundId; actor: string }>(listBehindSql, [id]));
    return new Set(behind.filter(({ actor }) => actor === `staff:${staffId}`).map((row) => row.id));
  }
}
