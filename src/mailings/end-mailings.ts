import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';

/** Ends the mailings of which no message is left to send. */
@Injectable()
export class EndMailings {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const ended = await this.transactions.run('platform', (tx) =>
      tx.rows(
        `UPDATE mailings SET status = 'finished', ended_at = $1
         WHERE status = 'sending' AND NOT EXISTS (SELECT FROM mailing_batches WHERE mailing_id = mailings.id AND due_at IS NOT NULL)
         RETURNING id`,
        [this.clock.now()],
      ),
    );
    return ended.length;
  }
}
