import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { AllotMatch, type OwnedMatch } from './allot-match.js';
import { closeMatchSql } from './save-match.sql.js';

/** Somebody ends a match before its time: gifts from this moment on are not matched. What was allotted stands. */
@Injectable()
export class CloseMatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly allot: AllotMatch,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Does nothing where it is closed. `actor` as in the audit log. */
  run(match: OwnedMatch, actor: string): Promise<void> {
    const { id, organisationId } = match;
    return this.transactions.run({ organisationId }, async (tx) => {
      const closed = await tx.row(closeMatchSql, [id, this.clock.now()]);
      if (closed === null) return;
      await this.audit.add(tx, { organisationId, actor, action: 'match.close', subject: `match:${id}` });
      await this.allot.runIn(tx, match);
    });
  }
}
