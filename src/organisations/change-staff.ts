import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId, StaffId } from '../shared/ids.js';
import { scopeOfAccount } from './account.js';
import { AccountChanges } from './account-changes.js';
import { AuditLog } from './audit-log.js';
import { endSessionsIn } from './sessions.js';
import type { StaffRole } from './staff.entity.js';
import { lockStaffSql, voidTicketsSql } from './staff.sql.js';
import { isOneself, keeperName, rolesToGive, type StaffKeeper } from './staff-rights.js';

export interface StaffChange {
  readonly by: StaffKeeper;
  /** Of which organisation they are; null for people of the platform. */
  readonly organisationId: OrganisationId | null;
  readonly staffId: StaffId;
}

/** `not_oneself`: nobody changes their own role, nor locks themselves out. */
export type StaffChangeOutcome = 'changed' | 'not_found' | 'not_oneself' | 'role_not_theirs_to_give';

/** What is done to one member of staff by another. Whoever has another role, or none, is signed out of everything at once. */
@Injectable()
export class ChangeStaff {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly changes: AccountChanges,
    private readonly clock: Clock,
  ) {}

  giveRole(change: StaffChange, role: string): Promise<StaffChangeOutcome> {
    return this.#run(change, 'staff.role-change', async (tx, before) => {
      const given = rolesToGive(change.by, change.organisationId).find((known) => known === role);
      if (given === undefined) return null;
      await tx.rows(`UPDATE staff SET role = $2 WHERE id = $1`, [change.staffId, given]);
      return { before, after: given };
    });
  }

  deactivate(change: StaffChange): Promise<StaffChangeOutcome> {
    return this.#run(change, 'staff.deactivate', async (tx) => {
      await tx.rows(`UPDATE staff SET disabled_at = coalesce(disabled_at, $2) WHERE id = $1`, [change.staffId, this.clock.now()]);
      await tx.rows(voidTicketsSql, [change.staffId, this.clock.now()]);
      return {};
    });
  }

  /** For somebody who has lost whatever they signed in with besides a password. That alone lets nobody in who does not know it. */
  forgetFactors(change: StaffChange): Promise<StaffChangeOutcome> {
    return this.#run(change, 'staff.factors-forget', async (tx) => {
      await tx.rows(`DELETE FROM staff_totp WHERE staff_id = $1`, [change.staffId]);
      await tx.rows(`DELETE FROM staff_recovery_codes WHERE staff_id = $1`, [change.staffId]);
      await tx.rows(`DELETE FROM staff_passkeys WHERE staff_id = $1`, [change.staffId]);
      await this.changes.tellIn(tx, change, 'factors_forgotten');
      return {};
    });
  }

  reactivate(change: StaffChange): Promise<StaffChangeOutcome> {
    return this.#run(change, 'staff.reactivate', async (tx) => {
      await tx.rows(`UPDATE staff SET disabled_at = NULL WHERE id = $1`, [change.staffId]);
      return {};
    });
  }

  /** `work` answers what the audit log is to keep, or null where the role is not theirs to give. */
  #run(
    { by, organisationId, staffId }: StaffChange,
    action: string,
    work: (tx: Transaction, role: StaffRole) => Promise<object | null>,
  ): Promise<StaffChangeOutcome> {
    return this.transactions.run(scopeOfAccount({ organisationId }), async (tx) => {
      const found = await tx.row<{ role: StaffRole }>(lockStaffSql, [staffId, organisationId]);
      if (found === null || !rolesToGive(by, organisationId).includes(found.role)) return 'not_found';
      if (isOneself(by, staffId)) return 'not_oneself';
      const detail = await work(tx, found.role);
      if (detail === null) return 'role_not_theirs_to_give';
      await endSessionsIn(tx, staffId);
      await this.audit.add(tx, { organisationId, actor: keeperName(by), action, subject: `staff:${staffId}`, detail });
      return 'changed';
    });
  }
}
