import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId } from '../shared/ids.js';
import { scopeOfAccount } from './account.js';
import { AddressTickets, type AddressTicketKind } from './address-tickets.js';
import { KEY_GONE, LETTER_AFTER, StaffLetterNotTaken } from './send-staff-letter.js';
import { StaffPost, type StaffHandOver } from './staff-post.js';
import type { AddressTicketId } from './ticket-ids.js';

/** Takes a letter up: nobody else does then, and nobody does again unless the server surely has not got it. */
const CLAIM = `
  UPDATE staff_address_tickets ticket SET letter = 'sending'
  FROM staff LEFT JOIN organisations ON organisations.id = staff.organisation_id
  WHERE ticket.id = $1 AND ticket.letter = 'waiting' AND ticket.ended_at IS NULL AND staff.id = ticket.staff_id
  RETURNING ticket.kind, ticket.token_hash AS "tokenHash", ticket.email, staff.name, organisations.name AS organisation, coalesce(organisations.locale, 'en-GB') AS locale`;

interface ClaimedRow {
  readonly kind: AddressTicketKind;
  readonly tokenHash: Buffer;
  readonly name: string;
  /** Where it goes, which need not be what they sign in with. */
  readonly email: string;
  readonly organisation: string | null;
  readonly locale: string;
}

/** Hands the letter of an address ticket over at most once. */
@Injectable()
export class SendAddressLetter {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: AddressTickets,
    private readonly post: StaffPost,
    private readonly clock: Clock,
  ) {}

  /** @throws StaffLetterNotTaken */
  async run(organisationId: OrganisationId | null, id: AddressTicketId): Promise<{ letter: string }> {
    const scope = scopeOfAccount({ organisationId });
    const claimed = await this.transactions.run(scope, (tx) => tx.row<ClaimedRow>(CLAIM, [id]));
    if (claimed === null) return { letter: 'left' };
    const { kind, tokenHash, name, email, organisation, locale } = claimed;
    const token = this.tickets.findToken(id, tokenHash);
    const outcome: StaffHandOver = token === null ? KEY_GONE : await this.post.hand({ kind, messageId: `staff-address-${id}`, to: { name, email }, organisation, locale, token });
    const letter = LETTER_AFTER[outcome.kind];
    const reason = outcome.kind === 'taken' ? null : outcome.reason.slice(0, 300);
    const sentAt = outcome.kind === 'taken' ? this.clock.now() : null;
    await this.transactions.run(scope, (tx) => tx.rows(`UPDATE staff_address_tickets SET letter = $2, failure = $3, sent_at = $4 WHERE id = $1`, [id, letter, reason, sentAt]));
    if (outcome.kind === 'not_now') throw new StaffLetterNotTaken(outcome.reason);
    return { letter };
  }
}
