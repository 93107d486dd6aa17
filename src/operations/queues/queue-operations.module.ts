import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../../organisations/organisations.module.js';
import { DiscardSetAsideJob } from './discard-set-aside-job.js';
import { PauseQueue } from './pause-queue.js';
import { QueueOperations } from './queue-operations.js';
import { ResumeQueue } from './resume-queue.js';
import { RetrySetAsideJob } from './retry-set-aside-job.js';
import { SetAsideJobs } from './set-aside-jobs.js';
import { SetEmergencyLevel } from './set-emergency-level.js';

const VERBS = [SetEmergencyLevel, PauseQueue, ResumeQueue, RetrySetAsideJob, DiscardSetAsideJob];

/** The levers of the queues, and what is seen of them. */
@Module({
  imports: [OrganisationsModule],
  providers: [...VERBS, SetAsideJobs, QueueOperations],
  exports: [...VERBS, SetAsideJobs, QueueOperations],
})
export class QueueOperationsModule {}
