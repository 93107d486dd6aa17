import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId } from '../shared/ids.js';
import { scopeOfAccount } from './account.js';
import { StaffPost, type StaffHandOver } from './staff-post.js';
import { StaffTickets, type TicketKind } from './staff-tickets.js';
import type { TicketId } from './ticket-ids.js';

/** How far a letter is, once it was handed over so. */
export const LETTER_AFTER: Readonly<Record<StaffHandOver['kind'], string>> = { taken: 'sent', refused: 'refused', not_now: 'waiting', unknown: 'uncertain' };

/** Takes a letter up: nobody else does then, and nobody does again unless the server surely has not got it. */
const CLAIM = `
  UPDATE staff_tickets SET letter = 'sending'
  FROM staff LEFT JOIN organisations ON organisations.id = staff.organisation_id
  WHERE staff_tickets.id = $1 AND staff_tickets.letter = 'waiting' AND staff_tickets.ended_at IS NULL AND staff.id = staff_tickets.staff_id
  RETURNING staff_tickets.kind, staff_tickets.token_hash AS "tokenHash", staff.name, staff.email, organisations.name AS organisation, coalesce(organisations.locale, 'en-GB') AS locale`;

/** A link that opens nothing is not sent: whoever waits for it asks for another. */
export const KEY_GONE = { kind: 'refused', reason: 'issued under a SECRET_KEY that is no longer named' } as const;

interface ClaimedRow {
  readonly kind: TicketKind;
  readonly tokenHash: Buffer;
  readonly name: string;
  readonly email: string;
  readonly organisation: string | null;
  readonly locale: string;
}

/** The server cannot be reached, or has no time: to be tried again. */
export class StaffLetterNotTaken extends Error {}

/** Hands the letter of a ticket over at most once: whoever waits for it in vain can ask for another. */
@Injectable()
export class SendStaffLetter {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: StaffTickets,
    private readonly post: StaffPost,
    private readonly clock: Clock,
  ) {}

  /** @throws StaffLetterNotTaken */
  async run(organisationId: OrganisationId | null, id: TicketId): Promise<{ letter: string }> {
    const scope = scopeOfAccount({ organisationId });
    const claimed = await this.transactions.run(scope, (tx) => tx.row<ClaimedRow>(CLAIM, [id]));
    if (claimed === null) return { letter: 'left' };
    const { kind, tokenHash, name, email, organisation, locale } = claimed;
    const token = this.tickets.findToken(id, tokenHash);
    const letter = { kind, messageId: `staff-${id}`, to: { name, email }, organisation, locale };
    const outcome: StaffHandOver = token === null ? KEY_GONE : await this.post.hand({ ...letter, token });
    const reason = outcome.kind === 'taken' ? null : outcome.reason.slice(0, 300);
    const sentAt = outcome.kind === 'taken' ? this.clock.now() : null;
    await this.transactions.run(scope, (tx) =>
      tx.rows(`UPDATE staff_tickets SET letter = $2, failure = $3, sent_at = $4 WHERE id = $1`, [id, LETTER_AFTER[outcome.kind], reason, sentAt]),
    );
    if (outcome.kind === 'not_now') throw new StaffLetterNotTaken(outcome.reason);
    return { letter: LETTER_AFTER[outcome.kind] };
  }
}
