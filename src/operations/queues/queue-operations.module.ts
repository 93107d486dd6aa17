import { Module } from '@nestjs/common';
import { DiscardSetAsideJob } from './discard-set-aside-job.js';
import { QueueLevers } from './queue-levers.module.js';
import { QueueOperations } from './queue-operations.js';
import { RetrySetAsideJob } from './retry-set-aside-job.js';
import { SetAsideJobs } from './set-aside-jobs.js';

const VERBS = [RetrySetAsideJob, DiscardSetAsideJob];

/** The levers of the queues, and what is seen of them. */
@Module({
  imports: [QueueLevers],
  providers: [...VERBS, SetAsideJobs, QueueOperations],
  exports: [QueueLevers, ...VERBS, SetAsideJobs, QueueOperations],
})
export class QueueOperationsModule {}
