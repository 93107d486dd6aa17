import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { JournalRelay } from '../../cached-fields/additive/journal-relay.js';
import { FigureCore } from '../../cached-fields/figure-core.js';
import { Transactions } from '../../database/transactions.js';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { LEDGER_JOURNAL } from '../ledger-journal.js';

/** Runs on a schedule: sends again to Redis what the last second booked, and tells everyone how far all has been sent. */
export const RelayLedgerSteps = defineJob({
  name: 'relay-ledger-steps',
  queue: 'cache-refresh',
  payload: z.object({}),
  attempts: 1,
  id: () => 'relay-ledger-steps',
});

@Injectable()
export class RelayLedgerStepsHandler implements JobHandler<JobPayload<typeof RelayLedgerSteps>> {
  readonly job = RelayLedgerSteps;
  readonly #relay: JournalRelay;

  constructor(core: FigureCore, transactions: Transactions) {
    this.#relay = new JournalRelay(transactions, core.hashes, core.sender, core.redis, LEDGER_JOURNAL);
  }

  async handle(): Promise<{ changed: number }> {
    return { changed: (await this.#relay.run()).length };
  }
}
