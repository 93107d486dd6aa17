import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { CampaignId, DonationId, OrganisationId } from '../shared/ids.js';
import { moneyFromText, type Money } from '../shared/money.js';
import type { Currency } from '../shared/currencies.js';
import { Donation } from './donation.entity.js';
import { findLatestXidSql, listPublicSql } from './list-donations.sql.js';

/** A donation as everyone may see it. */
export interface PublicDonation {
  readonly id: DonationId;
  /** Null when it was given anonymously. */
  readonly name: string | null;
  readonly amount: Money;
  readonly message: string | null;
  readonly capturedAt: Date;
}

/** The place in a list after which a page begins: the instant and id of the last one seen. */
export interface DonationCursor {
  readonly capturedAt: Date;
  readonly id: DonationId;
}

@Injectable()
export class DonationReader {
  constructor(private readonly transactions: Transactions) {}

  /** @throws EntityNotFoundError where the organisation has no such donation. */
  get(id: DonationId, { organisationId }: { organisationId: OrganisationId }): Promise<Donation> {
    return this.transactions.run({ organisationId }, ({ manager }) => manager.findOneByOrFail(Donation, { id }));
  }

  /** Within one organisation; null where it has no such donation. */
  findOf(organisationId: OrganisationId, id: DonationId): Promise<Donation | null> {
    return this.transactions.run({ organisationId }, ({ manager }) => manager.findOneBy(Donation, { id }));
  }

  /** For whoever holds the link that names the donation, of whichever organisation it is. */
  findByLink(id: DonationId): Promise<Donation | null> {
    return this.transactions.run('platform', ({ manager }) => manager.findOneBy(Donation, { id }));
  }

  /** The address of the donor of `donation`. */
  async getEmail({ donorId, organisationId }: Donation): Promise<string> {
    const row = await this.transactions.run({ organisationId }, (tx) => tx.row<{ email: string }>(`SELECT email FROM donors WHERE id = $1`, [donorId]));
    if (row === null) throw new Error(`donor ${donorId} is gone`);
    return row.email;
  }

  /** The last database transaction that moved money of a donation; null where none has. */
  async findLatestXid({ id, organisationId }: Donation): Promise<string | null> {
    const row = await this.transactions.run({ organisationId }, (tx) => tx.row<{ xid: string }>(findLatestXidSql, [id]));
    return row?.xid ?? null;
  }

  /** Captured donations of a campaign, the latest first. */
  listPublic(campaign: { id: CampaignId; organisationId: OrganisationId }, limit: number, after: DonationCursor | null): Promise<PublicDonation[]> {
    return this.transactions.run({ organisationId: campaign.organisationId }, async (tx) => {
      const rows = await tx.rows<PublicRow>(listPublicSql, [campaign.id, after?.capturedAt ?? null, after?.id ?? null, limit]);
      return rows.map(toPublic);
    });
  }

  /** Pending and begun before `olderThan`, the oldest first; `after` is the last one of the page before. */
  listPending(olderThan: Date, limit: number, after: Donation | null): Promise<Donation[]> {
    return this.transactions.run('platform', ({ manager }) =>
      manager
        .createQueryBuilder(Donation, 'donation')
        .where(`donation.status = 'pending' AND donation.createdAt < :olderThan`, { olderThan })
        .andWhere(after === null ? 'true' : '(donation.createdAt, donation.id) > (:createdAt, :id)', { createdAt: after?.createdAt, id: after?.id })
        .orderBy('donation.createdAt')
        .addOrderBy('donation.id')
        .take(limit)
        .getMany(),
    );
  }
}

interface PublicRow {
  id: DonationId;
  name: string | null;
  amount: string;
  currency: Currency;
  message: string | null;
  captured_at: Date;
}

function toPublic({ id, name, amount, currency, message, captured_at }: PublicRow): PublicDonation {
  return { id, name, amount: moneyFromText(amount, currency), message, capturedAt: captured_at };
}
