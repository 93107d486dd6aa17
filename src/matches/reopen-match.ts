import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { AllotMatch, type OwnedMatch } from './allot-match.js';
import { reopenMatchSql } from './save-match.sql.js';

/** Somebody takes the closing of a match back: as if it had never been closed, so gifts since then are matched, too. */
@Injectable()
export class ReopenMatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly allot: AllotMatch,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Does nothing where it is not closed. `actor` as in the audit log. */
  run(match: OwnedMatch, actor: string): Promise<void> {
    const { id, organisationId } = match;
    return this.transactions.run({ organisationId }, async (tx) => {
      const reopened = await tx.row(reopenMatchSql, [id, this.clock.now()]);
      if (reopened === null) return;
      await this.audit.add(tx, { organisationId, actor, action: 'match.reopen', subject: `match:${id}` });
      await this.allot.runIn(tx, match);
    });
  }
}
