import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { CountChallenge, type OwnedChallenge } from './count-challenge.js';
import { closeChallengeSql } from './save-challenge.sql.js';

/** Somebody withdraws a challenge before its time: gifts from this moment on do not count. One that is met stays so. */
@Injectable()
export class CloseChallenge {
  constructor(
    private readonly transactions: Transactions,
    private readonly count: CountChallenge,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Does nothing where it is met or ended. `actor` as in the audit log. */
  run(challenge: OwnedChallenge, actor: string): Promise<void> {
    const { id, organisationId } = challenge;
    return this.transactions.run({ organisationId }, async (tx) => {
      // What is booked already may have met it.
      await this.count.runIn(tx, challenge);
      const closed = await tx.row(closeChallengeSql, [id, this.clock.now()]);
      if (closed === null) return;
      await this.audit.add(tx, { organisationId, actor, action: 'challenge.close', subject: `challenge:${id}` });
    });
  }
}
