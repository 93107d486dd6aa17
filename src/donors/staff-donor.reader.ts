import { Injectable } from '@nestjs/common';
import type { SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import type { Scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { parseId, type DonorId, type OrganisationId } from '../shared/ids.js';
import { donorBeginsWith } from './donor-begins-with.js';

/** Somebody who gives, as the staff of their organisation know them. */
export interface StaffDonor {
  readonly id: DonorId;
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly email: string;
  /** By which the organisation's own books know them. */
  readonly number: string | null;
  readonly createdAt: Date;
  readonly tags: readonly string[];
}

export interface DonorFilter {
  readonly search?: string | undefined;
  readonly tag?: string | undefined;
}

export const DONOR_SORTS: Readonly<Record<'createdAt' | 'name', SortColumn>> = {
  createdAt: { sql: 'donor.created_at', kind: 'instant' },
  name: { sql: 'lower(donor.name)', kind: 'text' },
};

const COLUMNS = `
  donor.id, donor.organisation_id AS "organisationId", donor.name, donor.email, donor.number, donor.created_at AS "createdAt",
  coalesce((SELECT array_agg(tags.name ORDER BY tags.name) FROM donor_tags JOIN tags ON tags.id = donor_tags.tag_id WHERE donor_tags.donor_id = donor.id), '{}') AS tags`;

/** Donors, for the staff of their organisation. */
@Injectable()
export class StaffDonorReader {
  constructor(private readonly transactions: Transactions) {}

  find(scope: Scope, id: DonorId): Promise<StaffDonor | null> {
    return this.transactions.run(scope, (tx) => tx.row<StaffDonor>(`SELECT ${COLUMNS} FROM donors donor WHERE donor.id = $1`, [id]));
  }

  /** One page, in one statement. */
  list(organisationId: OrganisationId, { search = '', tag }: DonorFilter, sort: keyof typeof DONOR_SORTS, wish: PageWish): Promise<Page<StaffDonor>> {
    const listing = new Listing(COLUMNS, 'donors donor', 'donor.id');
    listing.where(`donor.organisation_id = ${listing.bind(organisationId)}`);
    if (search !== '') {
      const id = parseId(search);
      listing.where(id === null ? donorBeginsWith(listing.bind(search.toLowerCase())) : `donor.id = ${listing.bind(id)}`);
    }
    if (tag !== undefined) listing.where(`donor.id IN (SELECT donor_id FROM donor_tags JOIN tags ON tags.id = donor_tags.tag_id WHERE tags.organisation_id = $1 AND tags.name = ${listing.bind(tag)})`);
    return this.transactions.run({ organisationId }, (tx) => listing.page<StaffDonor>(tx, DONOR_SORTS[sort], wish));
  }

  /** Every tag of the organisation, by name. */
  listTags(organisationId: OrganisationId, limit: number): Promise<string[]> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const rows = await tx.rows<{ name: string }>(`SELECT name FROM tags WHERE organisation_id = $1 ORDER BY lower(name), name LIMIT $2`, [organisationId, limit]);
      return rows.map(({ name }) => name);
    });
  }
}
