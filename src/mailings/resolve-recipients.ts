import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Events } from '../organisations/events.js';
import { Clock } from '../shared/clock.js';
import type { MailingId, MailingListId, OrganisationId } from '../shared/ids.js';
import { makeBatchesSql, resolveRecipientsSql } from './recipients.sql.js';
import type { Segment } from './segment.js';
import { segmentSql } from './segment.sql.js';

interface Resolution {
  readonly recipients: number;
  readonly chosen: number;
  readonly [reason: string]: number;
}

/** Finds the readers of a mailing whose cue has come, in one statement, and opens its batches. */
@Injectable()
export class ResolveRecipients {
  constructor(
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Null where that is done already, or the mailing was cancelled. Nobody to write to ends the mailing at once. */
  run(organisationId: OrganisationId, mailingId: MailingId): Promise<{ recipients: number | null }> {
    return this.transactions.run({ organisationId }, async (tx) => {
      const mailing = await tx.row<{ segment: Segment; list_id: MailingListId }>(
        `SELECT segment, list_id FROM mailings WHERE id = $1 AND status = 'resolving' FOR UPDATE`,
        [mailingId],
      );
      if (mailing === null) return { recipients: null };
      const { recipients, leftOut } = await write(tx, organisationId, mailingId, mailing);
      const now = this.clock.now();
      await tx.rows(makeBatchesSql, [mailingId, organisationId, recipients, now]);
      await tx.rows(
        `UPDATE mailings SET status = $2, recipients = $3, left_out = $4, resolved_at = $5, ended_at = $6 WHERE id = $1`,
        [mailingId, recipients > 0 ? 'sending' : 'finished', recipients, JSON.stringify(leftOut), now, recipients > 0 ? null : now],
      );
      if (recipients === 0) await this.events.add(tx, organisationId, 'mailing.done', { mailing: mailingId });
      return { recipients };
    });
  }
}

async function write(tx: Transaction, organisationId: OrganisationId, mailingId: MailingId, { segment, list_id }: { segment: Segment; list_id: MailingListId }) {
  // Hundreds of thousands of rows in one statement take longer than a request may.
  await tx.rows(`SET LOCAL statement_timeout = '10min'`);
  await tx.rows(`SET LOCAL work_mem = '64MB'`);
  const { sql, parameters } = resolveRecipientsSql(segmentSql(organisationId, segment), mailingId, list_id);
  const { recipients, chosen: _, ...reasons } = (await tx.row<Resolution>(sql, parameters)) as Resolution;
  return { recipients, leftOut: Object.fromEntries(Object.entries(reasons).filter(([, count]) => count > 0)) };
}
