import { Processor } from '@nestjs/bullmq';
import { AuditFiguresHandler } from '../operations/figures/audit-figures.job.js';
import { ForgetOldDonorsHandler } from '../operations/privacy/jobs/forget-old-donors.job.js';
import { VerifyAuditLogHandler } from '../organisations/jobs/verify-audit-log.job.js';
import { JobWorker, workerOptions } from '../queues/job-worker.js';
import { MakeReportHandler } from '../reports/jobs/make-report.job.js';
import { SweepReportsHandler } from '../reports/jobs/sweep-reports.job.js';

@Processor('report', workerOptions('report'))
export class ReportWorker extends JobWorker {
  constructor(
    makeReport: MakeReportHandler,
    sweepReports: SweepReportsHandler,
    auditFigures: AuditFiguresHandler,
    verifyAuditLog: VerifyAuditLogHandler,
    forgetOldDonors: ForgetOldDonorsHandler,
  ) {
    super('report', [makeReport, sweepReports, auditFigures, verifyAuditLog, forgetOldDonors]);
  }
}
