import { Module } from '@nestjs/common';
import { SnapshotsModule } from '../database/snapshots.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { StorageModule } from '../storage/storage.module.js';
import { MakeReportHandler } from './jobs/make-report.job.js';
import { SweepReportsHandler } from './jobs/sweep-reports.job.js';
import { MakeReport } from './make-report.js';
import { ReportAttempts } from './report-attempts.js';
import { StoreReport } from './store-report.js';
import { SweepReports } from './sweep-reports.js';

/** What makes the files and removes them; for worker processes. */
@Module({
  imports: [OrganisationsModule, SnapshotsModule, StorageModule],
  providers: [ReportAttempts, StoreReport, MakeReport, SweepReports, MakeReportHandler, SweepReportsHandler],
  exports: [MakeReport, SweepReports, MakeReportHandler, SweepReportsHandler],
})
export class MakeReportsModule {}
