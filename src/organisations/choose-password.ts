import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { scopeOfAccount, type Account } from './account.js';
import { AccountChanges } from './account-changes.js';
import { AuditLog } from './audit-log.js';
import { passwordFault, type PasswordFault, type PasswordOwner } from './password-rules.js';
import { hashPassword } from './passwords.js';
import { endSessionsIn, type SignedIn } from './sessions.js';
import { StaffTickets, type Ticket } from './staff-tickets.js';

/** `ticket_void`: it was used, replaced, or is too old. */
export type PasswordChoice = 'chosen' | 'ticket_void' | PasswordFault;

/** Sets a password, and ends whatever was opened with the one before. */
@Injectable()
export class ChoosePassword {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: StaffTickets,
    private readonly audit: AuditLog,
    private readonly changes: AccountChanges,
    private readonly clock: Clock,
  ) {}

  findTicket(token: string): Promise<Ticket | null> {
    return this.transactions.run('platform', (tx) => this.tickets.findIn(tx, token));
  }

  /** For whoever brings the token of a mail. A second factor they have stays, and is asked for. */
  byTicket(token: string, password: string): Promise<PasswordChoice> {
    return this.transactions.run('platform', async (tx) => {
      const ticket = await this.tickets.findIn(tx, token, { locked: true });
      if (ticket === null) return 'ticket_void';
      const action = ticket.kind === 'invitation' ? 'staff.accept-invitation' : 'staff.password-reset';
      return this.#set(tx, ticket, ticket, password, action, null);
    });
  }

  /** For whoever is signed in. */
  bySession(staff: SignedIn, password: string): Promise<PasswordChoice> {
    return this.transactions.run(scopeOfAccount(staff), async (tx) => {
      const owner = await tx.row<PasswordOwner>(`SELECT email, name, (SELECT name FROM organisations WHERE id = organisation_id) AS organisation FROM staff WHERE id = $1 FOR UPDATE`, [staff.staffId]);
      if (owner === null) return 'ticket_void';
      return this.#set(tx, staff, owner, password, 'staff.password-change', staff.sessionId);
    });
  }

  async #set(tx: Transaction, account: Account, owner: PasswordOwner, password: string, action: string, keptSession: string | null): Promise<PasswordChoice> {
    const fault = await passwordFault(password, owner);
    if (fault !== null) return fault;
    const { staffId, organisationId } = account;
    await tx.rows(`UPDATE staff SET password_hash = $2, password_changed_at = $3 WHERE id = $1`, [staffId, await hashPassword(password), this.clock.now()]);
    await this.tickets.endIn(tx, account);
    const ended = await endSessionsIn(tx, staffId, keptSession);
    const detail = { sessionsEnded: ended };
    // Whoever chooses their first one has just read the invitation.
    if (action === 'staff.accept-invitation') await this.audit.add(tx, { organisationId, actor: `staff:${staffId}`, action, subject: `staff:${staffId}`, detail });
    else await this.changes.noteIn(tx, account, 'password_changed', { action, detail });
    return 'chosen';
  }
}
