import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Events } from '../organisations/events.js';
import { Clock } from '../shared/clock.js';
import type { MailingId, OrganisationId } from '../shared/ids.js';

const END_SQL = `
  UPDATE mailings SET status = 'finished', ended_at = $1
  WHERE status = 'sending' AND NOT EXISTS (SELECT FROM mailing_batches WHERE mailing_id = mailings.id AND due_at IS NOT NULL)
  RETURNING id, organisation_id AS "organisationId"`;

/** Ends the mailings of which no message is left to send. */
@Injectable()
export class EndMailings {
  constructor(
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const ended = await this.transactions.run('platform', async (tx) => {
      const mailings = await tx.rows<{ id: MailingId; organisationId: OrganisationId }>(END_SQL, [this.clock.now()]);
      for (const { id, organisationId } of mailings) await this.events.add(tx, organisationId, 'mailing.done', { mailing: id });
      return mailings;
    });
    return ended.length;
  }
}
