import { Processor } from '@nestjs/bullmq';
import { JobWorker, workerOptions } from '../queues/job-worker.js';

@Processor('import', workerOptions('import'))
export class ImportWorker extends JobWorker {
  constructor() {
    super('import', []);
  }
}
