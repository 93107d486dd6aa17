import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ChangedThings } from '../../cached-fields/additive/changed-things.js';
import { Transactions } from '../../database/transactions.js';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { JobQueues } from '../../queues/job-queues.js';
import { Clock } from '../../shared/clock.js';
import { LEDGER_JOURNAL } from '../ledger-journal.js';
import { RefreshFigures } from './refresh-figures.definition.js';

const BATCH = 100;

/** So many batches still waiting say that refreshing takes longer than its period: then nothing is added to them. */
const MOST_WAITING = 50;

/** Runs on a schedule and only decides: what changed since the last round is given to batch jobs. Idle things cost nothing. */
export const TriggerFigureRefresh = defineJob({
  name: 'trigger-figure-refresh',
  queue: 'cache-refresh',
  payload: z.object({}),
  attempts: 1,
  id: () => 'trigger-figure-refresh',
});

@Injectable()
export class TriggerFigureRefreshHandler implements JobHandler<JobPayload<typeof TriggerFigureRefresh>> {
  readonly job = TriggerFigureRefresh;
  readonly #changed: ChangedThings;

  constructor(
    private readonly queues: JobQueues,
    private readonly clock: Clock,
    transactions: Transactions,
  ) {
    this.#changed = new ChangedThings(transactions, LEDGER_JOURNAL, 'refresh');
  }

  async handle(): Promise<{ due: number }> {
    if ((await this.queues.get('cache-refresh').getWaitingCount()) > MOST_WAITING) return { due: 0 };
    const changed = await this.#changed.find();
    const { ids } = changed;
    const due = this.clock.now().getTime();
    const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at) => ({ ids: ids.slice(at * BATCH, (at + 1) * BATCH), due }));
    await this.queues.addAll(batches.map((payload) => ({ definition: RefreshFigures, id: RefreshFigures.id(payload), payload })));
    // Only now: had the process died before, the next round would have found the same.
    await changed.acknowledge();
    return { due: ids.length };
  }
}
