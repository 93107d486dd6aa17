import { Processor } from '@nestjs/bullmq';
import { AuditFiguresHandler } from '../operations/figures/audit-figures.job.js';
import { JobWorker, workerOptions } from '../queues/job-worker.js';

@Processor('report', workerOptions('report'))
export class ReportWorker extends JobWorker {
  constructor(auditFigures: AuditFiguresHandler) {
    super('report', [auditFigures]);
  }
}
