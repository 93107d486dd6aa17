import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { LetterBox } from './letter-box.js';
import type { Mailing } from './mailing.js';
import type { Letter } from './mailing-letter.js';
import { onOneLine } from './merge-template.js';
import { sampleRecipientsSql } from './recipients.sql.js';
import { segmentSql } from './segment.sql.js';

/** A mailing as one of its real readers would get it. */
export interface PreviewedLetter extends Letter {
  readonly to: { readonly name: string; readonly address: string };
}

const NOBODY = { name: 'Robin Reader', address: 'reader@example.org' } as const;

/** Shows a mailing as its first readers would get it; the links to leave the list are those of a copy for staff. */
@Injectable()
export class PreviewMailing {
  constructor(
    private readonly transactions: Transactions,
    private readonly letters: LetterBox,
  ) {}

  /** As the first `count` of its readers would see it; as somebody made up would, where it has none. */
  async run(mailing: Mailing, count: number): Promise<PreviewedLetter[]> {
    const { sql, parameters } = sampleRecipientsSql(segmentSql(mailing.organisationId, mailing.segment), mailing.listId, count);
    const readers = await this.transactions.run({ organisationId: mailing.organisationId }, (tx) => tx.rows<{ name: string; address: string }>(sql, parameters));
    const show = this.letters.showingOf(mailing);
    return (readers.length > 0 ? readers : [NOBODY]).map(({ name, address }) => ({ ...show({ position: 0, name, address }), to: { name: onOneLine(name), address } }));
  }
}
