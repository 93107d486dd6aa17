import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Outbox } from '../queues/outbox.js';
import type { LetterId, OrganisationId } from '../shared/ids.js';
import { SendLetter } from './jobs/send-letter.definition.js';
import { resumeLettersSql } from './letters.sql.js';

interface ResumedRow {
  id: LetterId;
  organisation_id: OrganisationId;
  rounds: number;
}

/** Gives every letter that nobody is working on any more another job: what is owed in writing is not forgotten. */
@Injectable()
export class ResumeLetters {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  run(): Promise<{ resumed: number }> {
    return this.transactions.run('platform', async (tx) => {
      const rows = await tx.rows<ResumedRow>(resumeLettersSql);
      for (const { id, organisation_id: organisationId, rounds } of rows) {
        await this.outbox.add(tx, organisationId, SendLetter, { letterId: id, organisationId, round: rounds });
      }
      return { resumed: rows.length };
    });
  }
}
