import { Processor } from '@nestjs/bullmq';
import { JobWorker, workerOptions } from '../queues/job-worker.js';

@Processor('cache-refresh', workerOptions('cache-refresh'))
export class CacheRefreshWorker extends JobWorker {
  constructor() {
    super('cache-refresh', []);
  }
}
