import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../../queues/job-definition.js';
import { ForgetOldDonors } from '../forget-old-donors.js';

/** Among reports, which stand still first where donations need everything. */
export const ForgetOldDonorsMonthly = defineJob({
  name: 'forget-old-donors',
  queue: 'report',
  payload: z.object({}),
  attempts: 3,
  id: () => 'forget-old-donors',
});

@Injectable()
export class ForgetOldDonorsHandler implements JobHandler<JobPayload<typeof ForgetOldDonorsMonthly>> {
  readonly job = ForgetOldDonorsMonthly;

  constructor(private readonly forget: ForgetOldDonors) {}

  handle(): Promise<unknown> {
    return this.forget.run();
  }
}
