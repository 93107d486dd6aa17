import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Outbox } from '../queues/outbox.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/ids.js';
import type { Account } from './account.js';
import type { NoticeKind } from './account-notice.js';
import { AuditLog } from './audit-log.js';
import { SendStaffNotice } from './jobs/send-staff-notice.definition.js';

export interface AccountChange {
  readonly action: string;
  /** Who did it; its owner where nobody is named. */
  readonly by?: string;
  readonly detail?: object;
}

/** Notes what changes in how somebody signs in, in the audit log and by a letter to them, in the transaction of the change itself. */
@Injectable()
export class AccountChanges {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async noteIn(tx: Transaction, account: Account, notice: NoticeKind, change: AccountChange): Promise<void> {
    const { staffId, organisationId } = account;
    const { action, by = `staff:${staffId}`, detail = {} } = change;
    await this.audit.add(tx, { organisationId, actor: by, action, subject: `staff:${staffId}`, detail });
    await this.tellIn(tx, account, notice);
  }

  /** The letter alone. */
  async tellIn(tx: Transaction, { staffId, organisationId }: Account, notice: NoticeKind): Promise<void> {
    const id = newId<'StaffNotice'>();
    await tx.rows(`INSERT INTO staff_notices (id, staff_id, organisation_id, kind, noted_at) VALUES ($1, $2, $3, $4, $5)`, [
      ...[id, staffId, organisationId],
      ...[notice, this.clock.now()],
    ]);
    await this.outbox.add(tx, organisationId, SendStaffNotice, { noticeId: id, organisationId });
  }
}
