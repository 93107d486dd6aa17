import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DonationId, RefundId, OrganisationId } from '../shared/ids.js';
import type { Refund } from './refund.js';
import { toRefund, type RefundRow } from './refund-rows.js';
import { findRefundXidSql, getRefundSql, listOfDonationSql, listPendingSql, listWaitingSql } from './refunds.sql.js';

interface OfOrganisation {
  readonly organisationId: OrganisationId;
}

/** A refund that waits for a second person, and what it is of. */
export interface WaitingRefund {
  readonly id: RefundId;
  readonly donationId: DonationId;
  readonly campaignTitle: string;
  readonly requestedAt: Date;
}

@Injectable()
export class RefundReader {
  constructor(private readonly transactions: Transactions) {}

  /** @throws Error where the organisation has no such refund. */
  async get(id: RefundId, { organisationId }: OfOrganisation): Promise<Refund> {
    const row = await this.transactions.run({ organisationId }, (tx) => tx.row<RefundRow>(getRefundSql, [id]));
    if (row === null) throw new Error(`there is no refund ${id}`);
    return toRefund(row);
  }

  /** The earliest first. */
  async listOfDonation(donationId: DonationId, { organisationId }: OfOrganisation): Promise<Refund[]> {
    const rows = await this.transactions.run({ organisationId }, (tx) => tx.rows<RefundRow>(listOfDonationSql, [donationId]));
    return rows.map(toRefund);
  }

  /** Pending and asked for before `olderThan`, the oldest first; `after` is the last one of the page before. */
  async listPending(olderThan: Date, limit: number, after: Refund | null): Promise<Refund[]> {
    const rows = await this.transactions.run('platform', (tx) =>
      tx.rows<RefundRow>(listPendingSql, [olderThan, after?.requestedAt ?? null, after?.id ?? null, limit]),
    );
    return rows.map(toRefund);
  }

  /** Those that a second person can still agree to at `now`, the oldest first. */
  listWaiting(organisationId: OrganisationId, now: Date, limit: number): Promise<WaitingRefund[]> {
    return this.transactions.readTogether({ organisationId }, (tx) => tx.rows<WaitingRefund>(listWaitingSql, [organisationId, now, limit]));
  }

  /** The database transaction that booked it; null until it has succeeded. */
  async findXid({ id, donationId, organisationId }: Refund): Promise<string | null> {
    const row = await this.transactions.run({ organisationId }, (tx) => tx.row<{ xid: string }>(findRefundXidSql, [donationId, id]));
    return row?.xid ?? null;
  }
}
