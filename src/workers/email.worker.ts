import { Processor } from '@nestjs/bullmq';
import { JobWorker, workerOptions } from '../queues/job-worker.js';

@Processor('email', workerOptions('email'))
export class EmailWorker extends JobWorker {
  constructor() {
    super('email', []);
  }
}
