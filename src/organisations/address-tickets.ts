import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { Config } from '../config/config.js';
import { derivedKeys, type DerivedKeys } from '../config/derived-keys.js';
import type { Transaction } from '../database/transaction.js';
import { Outbox } from '../queues/outbox.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/ids.js';
import type { Account } from './account.js';
import { SendAddressLetter } from './jobs/send-address-letter.definition.js';
import { hashToken } from './opaque-token.js';
import type { AddressTicketId } from './ticket-ids.js';

/** `address_confirm` goes to the new address, `address_undo` to the one before. */
export type AddressTicketKind = 'address_confirm' | 'address_undo';

export const GOOD_FOR_HOURS: Readonly<Record<AddressTicketKind, number>> = { address_confirm: 24, address_undo: 7 * 24 };

/** One that may still be used, and whose it is. */
export interface AddressTicket extends Account {
  readonly id: AddressTicketId;
  readonly kind: AddressTicketKind;
  /** What they sign in with once it was used. */
  readonly email: string;
  readonly sessionId: string | null;
  readonly requestedAt: Date;
  readonly name: string;
  /** What they sign in with at present. */
  readonly present: string;
}

export interface NewAddressTicket {
  readonly kind: AddressTicketKind;
  readonly email: string;
  readonly sessionId: string | null;
  /** False where the address is another's: the ticket counts as one that was asked for, and nobody hears of it. */
  readonly isWritten: boolean;
}

const addSql = `
  INSERT INTO staff_address_tickets (id, staff_id, organisation_id, kind, email, token_hash, session_id, requested_at, expires_at, letter)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** $1: hash of the token, $2: now. */
const findSql = `
  SELECT ticket.id, ticket.kind, ticket.email, ticket.session_id AS "sessionId", ticket.requested_at AS "requestedAt",
         staff.id AS "staffId", staff.organisation_id AS "organisationId", staff.name, staff.email AS present
  FROM staff_address_tickets ticket JOIN staff ON staff.id = ticket.staff_id
  WHERE ticket.token_hash = $1 AND ticket.ended_at IS NULL AND ticket.expires_at > $2 AND ticket.letter <> 'none' AND staff.disabled_at IS NULL`;

/** What lets somebody sign in with another address. The token is derived from the ticket's id, and only its hash is kept. */
@Injectable()
export class AddressTickets {
  readonly #keys: DerivedKeys;

  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.#keys = derivedKeys(config, 'freshet address tickets');
  }

  async issueIn(tx: Transaction, { staffId, organisationId }: Account, { kind, email, sessionId, isWritten }: NewAddressTicket): Promise<void> {
    const id = newId<'AddressTicket'>();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + GOOD_FOR_HOURS[kind] * 3_600_000);
    const hash = hashToken(tokenBy(this.#keys[0].key, id));
    await tx.rows(addSql, [id, staffId, organisationId, kind, email, hash, sessionId, now, expiresAt, isWritten ? 'waiting' : 'none']);
    if (isWritten) await this.outbox.add(tx, organisationId, SendAddressLetter, { ticketId: id, organisationId });
  }

  /** The token that it was issued with, under whichever of our keys; null where none of them was it. */
  findToken(id: AddressTicketId, tokenHash: Buffer): string | null {
    return this.#keys.map(({ key }) => tokenBy(key, id)).find((token) => hashToken(token).equals(tokenHash)) ?? null;
  }

  /** Null where there is none, or it was used, or has become void or too old. */
  findIn(tx: Transaction, token: string, { locked = false } = {}): Promise<AddressTicket | null> {
    return tx.row<AddressTicket>(findSql + (locked ? ' FOR UPDATE' : ''), [hashToken(token), this.clock.now()]);
  }

  /** Voids those of a kind that were asked for at `since` or later. */
  async endIn(tx: Transaction, { staffId }: Account, kind: AddressTicketKind, since: Date): Promise<void> {
    await tx.rows(`UPDATE staff_address_tickets SET ended_at = $4 WHERE staff_id = $1 AND kind = $2 AND requested_at >= $3 AND ended_at IS NULL`, [staffId, kind, since, this.clock.now()]);
  }

  /** How many changes were asked for since; forgets what is long over, for it names addresses. */
  async countIn(tx: Transaction, { staffId }: Account, since: Date): Promise<number> {
    await tx.rows(`DELETE FROM staff_address_tickets WHERE staff_id = $1 AND expires_at < $2`, [staffId, since]);
    const row = await tx.row<{ times: number }>(`SELECT count(*)::integer AS times FROM staff_address_tickets WHERE staff_id = $1 AND kind = 'address_confirm' AND requested_at > $2`, [staffId, since]);
    return row?.times ?? 0;
  }
}

function tokenBy(key: Buffer, id: AddressTicketId): string {
  return createHmac('sha256', key).update(id).digest('base64url');
}
