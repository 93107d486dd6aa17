import { Injectable } from '@nestjs/common';
import { NOT_YET, type SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId, StaffId } from '../shared/ids.js';
import { scopeOfAccount } from './account.js';
import { findStaffByEmailSql, findStaffSql, listStaffSql, MEMBERS } from './staff.sql.js';
import type { StaffRole } from './staff.entity.js';

/** Somebody of an organisation or of the platform, for whoever looks after them. */
export interface StaffMember {
  readonly id: StaffId;
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  /** `invited`: has not chosen a password yet. */
  readonly state: 'active' | 'invited' | 'deactivated';
  readonly hasSecondFactor: boolean;
  readonly lastSeenAt: Date | null;
  readonly createdAt: Date;
  /** How far the last invitation's letter is; null where there was none. */
  readonly letter: 'waiting' | 'sending' | 'sent' | 'uncertain' | 'refused' | null;
}

export const STAFF_SORTS: Readonly<Record<'name' | 'email' | 'role' | 'state' | 'lastSeenAt' | 'createdAt', SortColumn>> = {
  name: { sql: 'lower(member.name)', kind: 'text' },
  email: { sql: 'member.email', kind: 'text' },
  role: { sql: 'member.role', kind: 'text' },
  state: { sql: 'member.state', kind: 'text' },
  lastSeenAt: { sql: `coalesce(member."lastSeenAt", ${NOT_YET})`, kind: 'instant' },
  createdAt: { sql: 'member."createdAt"', kind: 'instant' },
};

export const STAFF_STATES = ['active', 'invited', 'deactivated'] as const satisfies readonly StaffMember['state'][];

export interface StaffFilter {
  /** A part of a name or an address, or an id. */
  readonly search?: string | undefined;
  readonly role?: StaffRole | undefined;
  readonly state?: StaffMember['state'] | undefined;
  readonly hasSecondFactor?: boolean | undefined;
}

@Injectable()
export class StaffReader {
  constructor(private readonly transactions: Transactions) {}

  /** Those of an organisation, or, without one, those of the platform. */
  list(organisationId: OrganisationId | null): Promise<StaffMember[]> {
    return this.transactions.run(scopeOfAccount({ organisationId }), (tx) => tx.rows<StaffMember>(listStaffSql, [organisationId]));
  }

  /** One page of them, as people look through them. */
  page(organisationId: OrganisationId | null, { search = '', role, state, hasSecondFactor }: StaffFilter, sort: keyof typeof STAFF_SORTS, wish: PageWish): Promise<Page<StaffMember>> {
    const listing = new Listing('member.*', `(${MEMBERS}) AS member`, 'member.id');
    listing.bind(organisationId);
    if (role !== undefined) listing.where(`member.role = ${listing.bind(role)}`);
    if (state !== undefined) listing.where(`member.state = ${listing.bind(state)}`);
    if (hasSecondFactor !== undefined) listing.where(`member."hasSecondFactor" = ${listing.bind(hasSecondFactor)}`);
    if (search !== '') {
      const sought = listing.bind(search.toLowerCase());
      listing.where(`(strpos(lower(member.name || ' ' || member.email), ${sought}) > 0 OR member.id::text = ${sought})`);
    }
    return this.transactions.run(scopeOfAccount({ organisationId }), (tx) => listing.page<StaffMember>(tx, STAFF_SORTS[sort], wish));
  }

  /** By id; of the platform where no organisation is named. */
  find(organisationId: OrganisationId | null, id: StaffId): Promise<StaffMember | null> {
    return this.transactions.run(scopeOfAccount({ organisationId }), (tx) => tx.row<StaffMember>(findStaffSql, [organisationId, id]));
  }

  /** Of an organisation, by what they sign in with. */
  findByEmail(organisationId: OrganisationId, email: string): Promise<StaffMember | null> {
    return this.transactions.run({ organisationId }, (tx) => tx.row<StaffMember>(findStaffByEmailSql, [organisationId, email]));
  }
}
