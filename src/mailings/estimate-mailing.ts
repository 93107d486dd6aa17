import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Transactions } from '../database/transactions.js';
import type { MailingListId, OrganisationId } from '../shared/ids.js';
import type { LeftOutReason } from './mailing.js';
import { countRecipientsSql } from './recipients.sql.js';
import type { Segment } from './segment.js';
import { segmentSql } from './segment.sql.js';

/** What sending a mailing would mean if it began now. */
export interface MailingEstimate {
  readonly recipients: number;
  readonly leftOut: Readonly<Partial<Record<LeftOutReason, number>>>;
  /** At the rates that are set, with all the head-room there is. */
  readonly seconds: number;
}

type CountedRow = { recipients: number; mostOfOneDomain: number; chosen: number } & Record<LeftOutReason, number>;

/** How many a mailing would reach, and how long that would take. */
@Injectable()
export class EstimateMailing {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  async run(organisationId: OrganisationId, segment: Segment, listId: MailingListId): Promise<MailingEstimate> {
    const { sql, parameters } = countRecipientsSql(segmentSql(organisationId, segment), listId);
    const counted = await this.transactions.run({ organisationId }, (tx) => tx.row<CountedRow>(sql, parameters));
    const { recipients, mostOfOneDomain, chosen: _, ...reasons } = counted as CountedRow;
    const { ratePerSecond, ratePerDomain } = this.config.mail;
    // The longest of what runs side by side: all mail at its rate, and the most frequent domain at its own.
    const seconds = Math.ceil(Math.max(recipients / ratePerSecond, mostOfOneDomain / ratePerDomain));
    return { recipients, leftOut: Object.fromEntries(Object.entries(reasons).filter(([, count]) => count > 0)), seconds };
  }
}
