import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { parseEmail } from '../shared/email-address.js';
import { newId, type OrganisationId, type StaffId } from '../shared/ids.js';
import { parseText } from '../shared/text.js';
import { scopeOfAccount } from './account.js';
import { AuditLog } from './audit-log.js';
import type { StaffRole } from './staff.entity.js';
import { addStaffSql, lockStaffSql } from './staff.sql.js';
import { keeperName, rolesToGive, type StaffKeeper } from './staff-rights.js';
import { StaffTickets } from './staff-tickets.js';

export interface NewStaff {
  readonly email: string;
  readonly name: string;
  readonly role: string;
}

/** `address_taken`: somebody signs in with it already, here or elsewhere. */
export type Invitation = 'invited' | 'malformed_address' | 'malformed_name' | 'role_not_theirs_to_give' | 'address_taken';

const LONGEST_NAME = 200;

/** Makes somebody a member of staff, who has no password before they answer the mail. */
@Injectable()
export class InviteStaff {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: StaffTickets,
    private readonly audit: AuditLog,
  ) {}

  async run(by: StaffKeeper, organisationId: OrganisationId | null, given: NewStaff): Promise<Invitation> {
    const role = rolesToGive(by, organisationId).find((known) => known === given.role);
    if (role === undefined) return 'role_not_theirs_to_give';
    const email = parseEmail(given.email);
    if (!email.ok) return 'malformed_address';
    const name = parseText(given.name, LONGEST_NAME);
    if (!name.ok) return 'malformed_name';
    return this.#add(by, organisationId, { email: email.value, name: name.value, role });
  }

  /** Writes again to somebody who has not come yet; the mail before brings nobody in any more. False where there is nobody. */
  again(by: StaffKeeper, organisationId: OrganisationId | null, staffId: StaffId): Promise<boolean> {
    return this.transactions.run(scopeOfAccount({ organisationId }), async (tx) => {
      const found = await tx.row<{ role: StaffRole; hasPassword: boolean; disabledAt: Date | null }>(lockStaffSql, [staffId, organisationId]);
      if (found === null || found.hasPassword || found.disabledAt !== null || !rolesToGive(by, organisationId).includes(found.role)) return false;
      await this.tickets.issueIn(tx, 'invitation', { staffId, organisationId }, keeperName(by));
      await this.audit.add(tx, { organisationId, actor: keeperName(by), action: 'staff.invite-again', subject: `staff:${staffId}` });
      return true;
    });
  }

  #add(by: StaffKeeper, organisationId: OrganisationId | null, { email, name, role }: NewStaff): Promise<Invitation> {
    const id = newId<'Staff'>();
    const actor = keeperName(by);
    return this.transactions.run(scopeOfAccount({ organisationId }), async (tx) => {
      if ((await tx.row(addStaffSql, [id, organisationId, email, name, role])) === null) return 'address_taken';
      await this.tickets.issueIn(tx, 'invitation', { staffId: id, organisationId }, actor);
      await this.audit.add(tx, { organisationId, actor, action: 'staff.invite', subject: `staff:${id}`, detail: { role } });
      return 'invited';
    });
  }
}
