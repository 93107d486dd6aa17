import { Processor } from '@nestjs/bullmq';
import { RefreshFiguresHandler } from '../donations/jobs/refresh-figures.job.js';
import { RelayLedgerStepsHandler } from '../donations/jobs/relay-ledger-steps.job.js';
import { RestoreFiguresHandler } from '../donations/jobs/restore-figures.job.js';
import { TriggerFigureRefreshHandler } from '../donations/jobs/trigger-figure-refresh.job.js';
import { JobWorker, workerOptions } from '../queues/job-worker.js';

@Processor('cache-refresh', workerOptions('cache-refresh'))
export class CacheRefreshWorker extends JobWorker {
  constructor(relay: RelayLedgerStepsHandler, trigger: TriggerFigureRefreshHandler, refresh: RefreshFiguresHandler, restore: RestoreFiguresHandler) {
    super('cache-refresh', [relay, trigger, refresh, restore]);
  }
}
