import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { parseEmail } from '../shared/email-address.js';
import type { DonorId, OrganisationId } from '../shared/ids.js';
import { DonorNotFound } from './donors.errors.js';

export interface KnownDonor {
  readonly id: DonorId;
  readonly organisationId: OrganisationId;
  readonly email: string;
  readonly name: string;
  /** The client's own number for them. */
  readonly number: string | null;
  readonly createdAt: Date;
  /** Since when nothing personal is known of them. */
  readonly erasedAt: Date | null;
}

const SELECT = `SELECT id, organisation_id AS "organisationId", email, name, number, created_at AS "createdAt", erased_at AS "erasedAt" FROM donors`;

/** The donors of an organisation. */
@Injectable()
export class DonorReader {
  constructor(private readonly transactions: Transactions) {}

  /** Whoever is known by this address, however it is spelt. */
  async findByEmail(organisationId: OrganisationId, text: string): Promise<KnownDonor | null> {
    const email = parseEmail(text);
    if (!email.ok) return null;
    return this.transactions.run({ organisationId }, (tx) => tx.row<KnownDonor>(`${SELECT} WHERE organisation_id = $1 AND email = $2`, [organisationId, email.value]));
  }

  /** @throws DonorNotFound also for one of another organisation. */
  async get(organisationId: OrganisationId, id: DonorId): Promise<KnownDonor> {
    const donor = await this.transactions.run({ organisationId }, (tx) => tx.row<KnownDonor>(`${SELECT} WHERE id = $1`, [id]));
    if (donor === null) throw new DonorNotFound();
    return donor;
  }
}
