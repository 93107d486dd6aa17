import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId, StaffId } from '../shared/ids.js';
import { scopeOfAccount } from './account.js';
import { findStaffByEmailSql, findStaffSql, listStaffSql } from './staff.sql.js';
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
  /** How far the last invitation's letter is; null where there was none. */
  readonly letter: 'waiting' | 'sending' | 'sent' | 'uncertain' | 'refused' | null;
}

@Injectable()
export class StaffReader {
  constructor(private readonly transactions: Transactions) {}

  /** Those of an organisation, or, without one, those of the platform. */
  list(organisationId: OrganisationId | null): Promise<StaffMember[]> {
    return this.transactions.run(scopeOfAccount({ organisationId }), (tx) => tx.rows<StaffMember>(listStaffSql, [organisationId]));
  }

  /** Of an organisation, by id. */
  find(organisationId: OrganisationId, id: StaffId): Promise<StaffMember | null> {
    return this.transactions.run({ organisationId }, (tx) => tx.row<StaffMember>(findStaffSql, [organisationId, id]));
  }

  /** Of an organisation, by what they sign in with. */
  findByEmail(organisationId: OrganisationId, email: string): Promise<StaffMember | null> {
    return this.transactions.run({ organisationId }, (tx) => tx.row<StaffMember>(findStaffByEmailSql, [organisationId, email]));
  }
}
