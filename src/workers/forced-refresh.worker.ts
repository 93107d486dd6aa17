import { Processor } from '@nestjs/bullmq';
import { ForceRefreshHandler } from '../donations/jobs/force-refresh.job.js';
import { JobWorker, workerOptions } from '../queues/job-worker.js';

@Processor('forced-refresh', workerOptions('forced-refresh'))
export class ForcedRefreshWorker extends JobWorker {
  constructor(forceRefresh: ForceRefreshHandler) {
    super('forced-refresh', [forceRefresh]);
  }
}
