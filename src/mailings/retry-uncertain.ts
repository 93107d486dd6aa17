import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import type { MailingId, OrganisationId } from '../shared/ids.js';
import { refusal } from './steer-mailing.js';

/**
 * Sends the messages again of which nobody knows whether they arrived. Only people may decide that: some readers will
 * have the mail twice. Answers how many there are.
 */
@Injectable()
export class RetryUncertain {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  run(organisationId: OrganisationId, id: MailingId, actor: string): Promise<number> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const reopened = await tx.row(`UPDATE mailings SET status = 'sending', ended_at = NULL WHERE id = $1 AND status IN ('sending', 'finished') RETURNING id`, [id]);
      if (reopened === null) throw await refusal(tx, id, 'sent again');
      // Without an attempt: whoever had them before has no more say in what became of them.
      const again = await tx.rows(
        `UPDATE messages SET state = 'queued', attempt_id = NULL, not_before = NULL, ended_at = NULL, reason = 'sent again because its fate was not known'
         WHERE mailing_id = $1 AND state = 'uncertain' RETURNING position`,
        [id],
      );
      await tx.rows(
        `UPDATE mailing_batches SET queued = queued + uncertain, uncertain = 0, due_at = $2, given_until = NULL WHERE mailing_id = $1 AND uncertain > 0`,
        [id, this.clock.now()],
      );
      await this.audit.add(tx, { organisationId, actor, action: 'mailing.retry-uncertain', subject: `mailing:${id}`, detail: { messages: again.length } });
      return again.length;
    });
  }
}
