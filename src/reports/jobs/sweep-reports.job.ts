import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { SweepReports, type Swept } from '../sweep-reports.js';

export const SweepReportsNightly = defineJob({
  name: 'sweep-reports',
  queue: 'report',
  payload: z.object({}),
  attempts: 3,
  id: () => 'sweep-reports',
});

@Injectable()
export class SweepReportsHandler implements JobHandler<JobPayload<typeof SweepReportsNightly>> {
  readonly job = SweepReportsNightly;

  constructor(private readonly reports: SweepReports) {}

  handle(): Promise<Swept> {
    return this.reports.run();
  }
}
