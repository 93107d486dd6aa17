import { Processor } from '@nestjs/bullmq';
import { JobWorker, workerOptions } from '../queues/job-worker.js';

@Processor('forced-refresh', workerOptions('forced-refresh'))
export class ForcedRefreshWorker extends JobWorker {
  constructor() {
    super('forced-refresh', []);
  }
}
