import { Processor } from '@nestjs/bullmq';
import { JobWorker, workerOptions } from '../queues/job-worker.js';

@Processor('report', workerOptions('report'))
export class ReportWorker extends JobWorker {
  constructor() {
    super('report', []);
  }
}
