import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { Account } from './account.js';
import { AuditLog } from './audit-log.js';
import { StaffTickets } from './staff-tickets.js';

/** So many mails in an hour are enough for anybody; a stranger must not fill a mailbox. */
const MOST_AN_HOUR = 3;

/** Writes to whoever has lost their password. Answers nothing: who works here is not for strangers to know. */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: StaffTickets,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(email: string): Promise<void> {
    const address = email.trim().toLowerCase().replaceAll('\u0000', '').slice(0, 320).toWellFormed();
    await this.transactions.run('platform', async (tx) => {
      const account = await tx.row<Account>(
        `SELECT id AS "staffId", organisation_id AS "organisationId" FROM staff
         WHERE email = $1 AND disabled_at IS NULL AND password_hash IS NOT NULL FOR UPDATE`,
        [address],
      );
      if (account === null) return;
      const since = new Date(this.clock.now().getTime() - 3_600_000);
      const asked = await tx.row<{ times: number }>(
        `SELECT count(*)::integer AS times FROM staff_tickets WHERE staff_id = $1 AND kind = 'password_reset' AND requested_at > $2`,
        [account.staffId, since],
      );
      if ((asked?.times ?? 0) >= MOST_AN_HOUR) return;
      await this.tickets.issueIn(tx, 'password_reset', account, 'freshet');
      const { organisationId, staffId } = account;
      await this.audit.add(tx, { organisationId, actor: 'freshet', action: 'staff.password-reset-request', subject: `staff:${staffId}` });
    });
  }
}
