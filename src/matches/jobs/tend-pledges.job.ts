import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { TendPledges } from '../tend-pledges.js';

/** Runs on a schedule: brings matches and challenges up to what was booked. */
export const TendPledgesJob = defineJob({
  name: 'tend-pledges',
  queue: 'transactional',
  payload: z.object({}),
  attempts: 1,
  id: () => 'tend-pledges',
});

@Injectable()
export class TendPledgesHandler implements JobHandler<JobPayload<typeof TendPledgesJob>> {
  readonly job = TendPledgesJob;

  constructor(private readonly pledges: TendPledges) {}

  async handle(): Promise<{ tended: number }> {
    return { tended: await this.pledges.run() };
  }
}
