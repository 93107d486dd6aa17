import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { RunForcedRefresh } from '../run-forced-refresh.js';
import { ForceRefresh } from './force-refresh.definition.js';

@Injectable()
export class ForceRefreshHandler implements JobHandler<JobPayload<typeof ForceRefresh>> {
  readonly job = ForceRefresh;

  constructor(private readonly refresh: RunForcedRefresh) {}

  handle(payload: JobPayload<typeof ForceRefresh>): Promise<void> {
    return this.refresh.run(payload);
  }
}
