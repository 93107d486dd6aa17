import { Injectable } from '@nestjs/common';
import { RefreshBatch, type BatchResult } from '../../cached-fields/cadence/refresh-batch.js';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { RefreshFigures } from './refresh-figures.definition.js';

@Injectable()
export class RefreshFiguresHandler implements JobHandler<JobPayload<typeof RefreshFigures>> {
  readonly job = RefreshFigures;

  constructor(private readonly batch: RefreshBatch) {}

  handle(): Promise<BatchResult> {
    return this.batch.run();
  }
}
