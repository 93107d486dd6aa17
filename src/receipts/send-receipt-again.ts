import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import type { Donation } from '../donations/donation.entity.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import type { LetterId, ReceiptId } from '../shared/ids.js';
import { IssueReceipt } from './issue-receipt.js';
import type { LetterNote } from './letter.js';
import { toNote, type NoteRow } from './letter-rows.js';
import { LetterReader } from './letter.reader.js';
import { Letters } from './letters.js';
import { countAskedSql, findUnderWaySql, nextSerialSql } from './letters.sql.js';
import { NoReceipt, TooManySendings } from './receipts.errors.js';

/** Most sendings of one donation's receipt in 24 hours that a donor, and that an organisation, may ask for. */
const MOST_A_DAY = { donor: 3, staff: 20 } as const;

/** `donor`: whoever holds the link. Otherwise `staff:<id>` or `api-key:<id>`. */
export type AskedBy = 'donor' | `staff:${string}` | `api-key:${string}`;

/** Sends a donation's receipt once more, only ever to the address it was given with. */
@Injectable()
export class SendReceiptAgain {
  constructor(
    private readonly transactions: Transactions,
    private readonly issue: IssueReceipt,
    private readonly letters: Letters,
    private readonly reader: LetterReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** One that is waiting to be sent is all the answer there is need for. @throws NoReceipt, TooManySendings */
  run({ id, organisationId }: Donation, by: AskedBy): Promise<LetterNote> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const { valid, donation } = await this.issue.runIn(tx, organisationId, id);
      if (valid === null) throw new NoReceipt();
      const underWay = await tx.row<NoteRow>(findUnderWaySql, [valid]);
      if (underWay !== null) return toNote(underWay);
      await this.#ration(tx, id, by);
      const serial = await this.#nextSerial(tx, valid);
      const letterId = await this.letters.add(tx, { organisationId, donationId: id, kind: 'receipt', receiptId: valid, serial, to: donation.email, by });
      await this.audit.add(tx, { organisationId, actor: by, action: 'receipt.send', subject: `donation:${id}`, detail: { letterId } });
      return this.reader.getNoteIn(tx, letterId as LetterId);
    });
  }

  /** A donor's link may be in many hands: a minute between two sendings, and a few a day. */
  async #ration(tx: Transaction, donationId: string, by: AskedBy): Promise<void> {
    const isDonor = by === 'donor';
    const asked = await tx.row<{ today: number; this_minute: number }>(countAskedSql, [donationId, isDonor ? 'donor' : '%:%', this.clock.now()]);
    if (asked === null) return;
    if (asked.today >= MOST_A_DAY[isDonor ? 'donor' : 'staff'] || (isDonor && asked.this_minute > 0)) throw new TooManySendings();
  }

  async #nextSerial(tx: Transaction, receiptId: ReceiptId): Promise<number> {
    const row = await tx.row<{ serial: number }>(nextSerialSql, [receiptId]);
    return row?.serial ?? 0;
  }
}
