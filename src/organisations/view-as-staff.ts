import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId, StaffId } from '../shared/ids.js';
import { AuditLog } from './audit-log.js';
import type { SignedIn } from './sessions.js';
import { stopViewingSql, viewAsSql } from './sessions.sql.js';

export const VIEWING_MINUTES = 60;

/**
 * Lets customer success see the console as one of a client's people does, to help them. They see and cannot do: the
 * console refuses every change meanwhile. That they began and ended is in the client's own audit log.
 */
@Injectable()
export class ViewAsStaff {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** False where there is nobody to be seen as, or it is not theirs to do. */
  start(by: SignedIn, organisationId: OrganisationId, staffId: StaffId): Promise<boolean> {
    if (by.role !== 'customer_success' || by.viewer !== null) return Promise.resolve(false);
    const until = new Date(this.clock.now().getTime() + VIEWING_MINUTES * 60_000);
    return this.transactions.run('platform', async (tx) => {
      const started = await tx.row(viewAsSql, [by.sessionId, staffId, organisationId, until]);
      if (started === null) return false;
      const actor = `staff:${by.staffId}`;
      await this.audit.add(tx, { organisationId, actor, action: 'staff.view-as', subject: `staff:${staffId}`, detail: { until } });
      return true;
    });
  }

  async stop({ sessionId }: SignedIn): Promise<void> {
    await this.transactions.run('platform', async (tx) => {
      const stopped = await tx.row<{ by: StaffId; viewed: StaffId; organisationId: OrganisationId }>(stopViewingSql, [sessionId]);
      if (stopped === null) return;
      const { by, viewed, organisationId } = stopped;
      await this.audit.add(tx, { organisationId, actor: `staff:${by}`, action: 'staff.view-as-end', subject: `staff:${viewed}` });
    });
  }
}
