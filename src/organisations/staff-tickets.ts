import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { Config } from '../config/config.js';
import { derivedKeys, type DerivedKeys } from '../config/derived-keys.js';
import type { Transaction } from '../database/transaction.js';
import { Outbox } from '../queues/outbox.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/ids.js';
import type { Account } from './account.js';
import { SendStaffLetter } from './jobs/send-staff-letter.definition.js';
import { hashToken } from './opaque-token.js';
import { addTicketSql, findTicketSql, voidTicketsSql } from './staff.sql.js';
import type { TicketId } from './ticket-ids.js';

export type TicketKind = 'invitation' | 'password_reset';

const GOOD_FOR_HOURS: Readonly<Record<TicketKind, number>> = { invitation: 7 * 24, password_reset: 1 };

/** A ticket that may still be used, and whose it is. */
export interface Ticket extends Account {
  readonly id: TicketId;
  readonly kind: TicketKind;
  readonly name: string;
  readonly email: string;
  /** Of which they are; null for people of the platform. */
  readonly organisation: string | null;
}

/**
 * What lets somebody choose a password who has none: good once, and not for long. The token is derived from the
 * ticket's id, so that the job which writes the letter need not carry it, and the database holds only its hash.
 */
@Injectable()
export class StaffTickets {
  readonly #keys: DerivedKeys;

  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.#keys = derivedKeys(config, 'freshet staff tickets');
  }

  /** Makes one and its letter; those before are void. */
  async issueIn(tx: Transaction, kind: TicketKind, { staffId, organisationId }: Account, by: string): Promise<void> {
    const id = newId<'StaffTicket'>();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + GOOD_FOR_HOURS[kind] * 3_600_000);
    await tx.rows(voidTicketsSql, [staffId, now]);
    await tx.rows(addTicketSql, [id, staffId, organisationId, kind, hashToken(tokenBy(this.#keys[0].key, id)), by, now, expiresAt]);
    await this.outbox.add(tx, organisationId, SendStaffLetter, { ticketId: id, organisationId });
  }

  /** The token that the ticket was issued with, under whichever of our keys; null where none of them was it. */
  findToken(id: TicketId, tokenHash: Buffer): string | null {
    return this.#keys.map(({ key }) => tokenBy(key, id)).find((token) => hashToken(token).equals(tokenHash)) ?? null;
  }

  /** Null where there is none, or it was used, or has become void or too old. */
  findIn(tx: Transaction, token: string, { locked = false } = {}): Promise<Ticket | null> {
    return tx.row<Ticket>(findTicketSql + (locked ? ' FOR UPDATE' : ''), [hashToken(token), this.clock.now()]);
  }

  /** This one is used, and no other of theirs is good any more. */
  async endIn(tx: Transaction, { staffId }: Account): Promise<void> {
    await tx.rows(voidTicketsSql, [staffId, this.clock.now()]);
  }
}

function tokenBy(key: Buffer, id: TicketId): string {
  return createHmac('sha256', key).update(id).digest('base64url');
}
