import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { MakeReport } from '../make-report.js';
import type { ReportStatus } from '../report.js';
import { MakeReportJob } from './make-report.definition.js';

@Injectable()
export class MakeReportHandler implements JobHandler<JobPayload<typeof MakeReportJob>> {
  readonly job = MakeReportJob;

  constructor(private readonly reports: MakeReport) {}

  async handle({ organisationId, reportId }: JobPayload<typeof MakeReportJob>): Promise<{ ended: ReportStatus | 'left' }> {
    return { ended: await this.reports.run(organisationId, reportId) };
  }
}
