import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { ForcedRefreshSteps } from '../forced-refresh-steps.js';
import { RunForcedRefresh } from '../run-forced-refresh.js';

/** Longer than a batch takes at most, so that nobody's work is taken from their hands. */
const ABANDONED_SECONDS = 60;
const MOST = 20;

/** Runs on a schedule: a refresh whose job was lost, with the queue or after its last try, is gone on with. */
export const ContinueForcedRefreshes = defineJob({
  name: 'continue-forced-refreshes',
  queue: 'forced-refresh',
  payload: z.object({}),
  attempts: 1,
  id: () => 'continue-forced-refreshes',
});

@Injectable()
export class ContinueForcedRefreshesHandler implements JobHandler<JobPayload<typeof ContinueForcedRefreshes>> {
  readonly job = ContinueForcedRefreshes;

  constructor(
    private readonly steps: ForcedRefreshSteps,
    private readonly refresh: RunForcedRefresh,
  ) {}

  async handle(): Promise<{ continued: number }> {
    const abandoned = await this.steps.listAbandoned(ABANDONED_SECONDS, MOST);
    for (const refresh of abandoned) await this.refresh.run(refresh);
    return { continued: abandoned.length };
  }
}
