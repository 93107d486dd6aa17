import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ChangedThings } from '../../cached-fields/additive/changed-things.js';
import { BATCH } from '../../cached-fields/cadence/refresh-batch.js';
import { RefreshRound } from '../../cached-fields/cadence/refresh-round.js';
import { WarmUp } from '../../cached-fields/cadence/warm-up.js';
import { Transactions } from '../../database/transactions.js';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { JobQueues, type NewJob } from '../../queues/job-queues.js';
import { Clock } from '../../shared/clock.js';
import { LEDGER_JOURNAL } from '../ledger-journal.js';
import { RefreshFigures } from './refresh-figures.definition.js';
import { RestoreFigures } from './restore-figures.job.js';

/** Runs on a schedule and only decides: what is due is given to batch jobs. Idle things cost nothing. */
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
    private readonly round: RefreshRound,
    private readonly warmUp: WarmUp,
    private readonly queues: JobQueues,
    private readonly clock: Clock,
    transactions: Transactions,
  ) {
    this.#changed = new ChangedThings(transactions, LEDGER_JOURNAL, 'refresh');
  }

  async handle(): Promise<{ due: number; restoring: number }> {
    const now = this.clock.now().getTime();
    const { due } = await this.round.run(this.#changed);
    const lanes = Array.from({ length: Math.ceil(due / BATCH) }, (_, lane) => toJob(RefreshFigures, { lane, due: now }));
    const emptied = await this.warmUp.take();
    const restores = Array.from({ length: Math.ceil(emptied.length / BATCH) }, (_, at) =>
      toJob(RestoreFigures, { ids: emptied.slice(at * BATCH, (at + 1) * BATCH), due: now }),
    );
    await this.queues.addAll([...lanes, ...restores]);
    return { due, restoring: emptied.length };
  }
}

function toJob<Payload extends object>(definition: NewJob['definition'] & { id(payload: Payload): string }, payload: Payload): NewJob {
  return { definition, id: definition.id(payload), payload };
}
