import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { parseEmail } from '../shared/email-address.js';
import { AddressTickets, type AddressTicket } from './address-tickets.js';
import { AuditLog } from './audit-log.js';
import { newOpaqueToken } from './opaque-token.js';
import { hashPassword } from './passwords.js';
import { endSessionsIn, type SignedIn } from './sessions.js';
import { StaffTickets } from './staff-tickets.js';

/** `written`: a letter is on its way, if nobody else signs in with the address. */
export type AddressWish = 'written' | 'malformed' | 'same' | 'too_many';

/** `void`: the link was used, replaced or is too old, or somebody else has come to sign in with the address. */
export type AddressOutcome = 'changed' | 'undone' | 'void';

/** Every mail goes to whomever somebody names. */
const MOST_A_DAY = 5;
const DAY_MS = 24 * 3_600_000;

/** What somebody signs in with: changed by a link sent to the new address, taken back by one sent to the address before. */
@Injectable()
export class ChangeAddress {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: AddressTickets,
    private readonly passwords: StaffTickets,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Says the same whether somebody signs in with the address already or not: who works where is not to be found out so. */
  async ask(staff: SignedIn, typed: string): Promise<AddressWish> {
    const email = parseEmail(typed);
    if (!email.ok) return 'malformed';
    // Among everybody, for an address is one person's on the whole platform.
    return this.transactions.run('platform', async (tx) => {
      const own = await tx.row<{ email: string }>(`SELECT email FROM staff WHERE id = $1 AND disabled_at IS NULL FOR UPDATE`, [staff.staffId]);
      if (own === null || own.email === email.value) return 'same';
      const since = new Date(this.clock.now().getTime() - DAY_MS);
      if ((await this.tickets.countIn(tx, staff, since)) >= MOST_A_DAY) return 'too_many';
      const isTaken = (await tx.row(`SELECT FROM staff WHERE email = $1`, [email.value])) !== null;
      await this.tickets.endIn(tx, staff, 'address_confirm', new Date(0));
      await this.tickets.issueIn(tx, staff, { kind: 'address_confirm', email: email.value, sessionId: staff.sessionId, isWritten: !isTaken });
      const { staffId, organisationId } = staff;
      await this.audit.add(tx, { organisationId, actor: `staff:${staffId}`, action: 'staff.address-ask', subject: `staff:${staffId}` });
      return 'written';
    });
  }

  find(token: string): Promise<AddressTicket | null> {
    return this.transactions.run('platform', (tx) => this.tickets.findIn(tx, token));
  }

  /** For whoever brings the token of a mail. */
  async use(token: string): Promise<AddressOutcome> {
    try {
      return await this.transactions.run('platform', async (tx) => {
        const ticket = await this.tickets.findIn(tx, token, { locked: true });
        if (ticket === null) return 'void';
        return ticket.kind === 'address_confirm' ? this.#change(tx, ticket) : this.#undo(tx, ticket);
      });
    } catch (error) {
      // Somebody else has come to sign in with it since.
      if (error instanceof QueryFailedError && (error.driverError as { constraint?: string }).constraint === 'staff_email_key') return 'void';
      throw error;
    }
  }

  async #change(tx: Transaction, ticket: AddressTicket): Promise<AddressOutcome> {
    const { staffId, email, present, sessionId } = ticket;
    await tx.rows(`UPDATE staff SET email = $2 WHERE id = $1`, [staffId, email]);
    await this.tickets.endIn(tx, ticket, 'address_confirm', new Date(0));
    // Links to choose a password went to the address before.
    await this.passwords.endIn(tx, ticket);
    await this.tickets.issueIn(tx, ticket, { kind: 'address_undo', email: present, sessionId: null, isWritten: true });
    await this.#note(tx, ticket, 'staff.address-change', await endSessionsIn(tx, staffId, sessionId));
    return 'changed';
  }

  /** Whoever did it knew the password: it opens nothing any more, and another is chosen by a mail to the address that was taken back. */
  async #undo(tx: Transaction, ticket: AddressTicket): Promise<AddressOutcome> {
    const { staffId, email, requestedAt } = ticket;
    const hash = await hashPassword(newOpaqueToken());
    await tx.rows(`UPDATE staff SET email = $2, password_hash = $3, password_changed_at = $4 WHERE id = $1`, [staffId, email, hash, this.clock.now()]);
    await this.tickets.endIn(tx, ticket, 'address_confirm', new Date(0));
    // Ways back from before this one stay: somebody may have changed it more than once.
    await this.tickets.endIn(tx, ticket, 'address_undo', requestedAt);
    await this.passwords.issueIn(tx, 'password_reset', ticket, 'freshet');
    await this.#note(tx, ticket, 'staff.address-undo', await endSessionsIn(tx, staffId));
    return 'undone';
  }

  /** Without the addresses: nothing is ever taken out of this log. */
  async #note(tx: Transaction, { staffId, organisationId }: AddressTicket, action: string, sessionsEnded: number): Promise<void> {
    await this.audit.add(tx, { organisationId, actor: `staff:${staffId}`, action, subject: `staff:${staffId}`, detail: { sessionsEnded } });
  }
}
