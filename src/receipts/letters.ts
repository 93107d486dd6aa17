import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Outbox } from '../queues/outbox.js';
import { Clock } from '../shared/clock.js';
import { newId, type DonationId, type LetterId, type OrganisationId, type ReceiptId, type RefundId } from '../shared/ids.js';
import { SendLetter } from './jobs/send-letter.definition.js';
import type { LetterKind } from './letter.js';
import { addLetterSql } from './letters.sql.js';

/** A letter to be written. */
export interface NewLetter {
  readonly organisationId: OrganisationId;
  readonly donationId: DonationId;
  readonly kind: LetterKind;
  readonly receiptId: ReceiptId | null;
  readonly refundId?: RefundId;
  /** 0 for what follows by itself. */
  readonly serial?: number;
  readonly to: string;
  readonly by: string;
  /** Why it is noted but not sent. */
  readonly refusal?: string | null;
}

/** Letters are noted in the transaction of their cause: each exists once, and exactly if its cause does. */
@Injectable()
export class Letters {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Null where this very letter had been noted before. */
  async add(tx: Transaction, letter: NewLetter): Promise<LetterId | null> {
    const { organisationId, donationId, kind, receiptId, refundId = null, serial = 0, to, by, refusal = null } = letter;
    const added = await tx.row<{ id: LetterId }>(addLetterSql, [
      ...[newId<'Letter'>(), organisationId, donationId, kind, receiptId, refundId, serial, to, by, this.clock.now()],
      ...[refusal === null ? 'waiting' : 'refused', refusal],
    ]);
    if (added === null) return null;
    if (refusal === null) await this.outbox.add(tx, organisationId, SendLetter, { letterId: added.id, organisationId, round: 0 });
    return added.id;
  }
}
