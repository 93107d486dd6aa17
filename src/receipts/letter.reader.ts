import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import type { DonationId, LetterId, OrganisationId } from '../shared/ids.js';
import type { Letter, LetterNote } from './letter.js';
import { getNoteSql, listNotesSql, readLetterSql } from './letters.sql.js';
import { toLetter, toNote, type LetterRow, type NoteRow } from './letter-rows.js';
import { ReceiptReader } from './receipt.reader.js';

@Injectable()
export class LetterReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly receipts: ReceiptReader,
  ) {}

  /** All that a letter says, read when it is sent. */
  read(organisationId: OrganisationId, id: LetterId): Promise<Letter> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const row = await tx.row<LetterRow>(readLetterSql, [id]);
      if (row === null) throw new Error(`there is no letter ${id}`);
      return toLetter(row, row.receipt_id === null ? null : await this.receipts.getIn(tx, row.receipt_id));
    });
  }

  getNote(organisationId: OrganisationId, id: LetterId): Promise<LetterNote> {
    return this.transactions.run({ organisationId }, (tx) => this.getNoteIn(tx, id));
  }

  async getNoteIn(tx: Transaction, id: LetterId): Promise<LetterNote> {
    const row = await tx.row<NoteRow>(getNoteSql, [id]);
    if (row === null) throw new Error(`there is no letter ${id}`);
    return toNote(row);
  }

  /** All letters about a donation, the earliest first. */
  async listOfDonation(donationId: DonationId, { organisationId }: { organisationId: OrganisationId }): Promise<LetterNote[]> {
    const rows = await this.transactions.run({ organisationId }, (tx) => tx.rows<NoteRow>(listNotesSql, [donationId]));
    return rows.map(toNote);
  }
}
