import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SnapshotsModule } from '../database/snapshots.module.js';
import { StorageModule } from '../storage/storage.module.js';
import { CancelReport } from './cancel-report.js';
import { PreviewReport } from './preview-report.js';
import { ReportReader } from './report.reader.js';
import { RequestReport } from './request-report.js';
import { StaffReportReader } from './staff-report.reader.js';

/** Files that people ask for. */
@Module({
  imports: [OrganisationsModule, SnapshotsModule, StorageModule],
  providers: [RequestReport, CancelReport, PreviewReport, ReportReader, StaffReportReader],
  exports: [RequestReport, CancelReport, PreviewReport, ReportReader, StaffReportReader],
})
export class ReportsModule {}
