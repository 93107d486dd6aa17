import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { NoteMilestones } from '../note-milestones.js';

/** Runs on a schedule: looks which campaigns and giving days have reached a milestone. */
export const NoteMilestonesReached = defineJob({
  name: 'note-milestones',
  queue: 'transactional',
  payload: z.object({}),
  attempts: 1,
  id: () => 'note-milestones',
});

@Injectable()
export class NoteMilestonesHandler implements JobHandler<JobPayload<typeof NoteMilestonesReached>> {
  readonly job = NoteMilestonesReached;

  constructor(private readonly milestones: NoteMilestones) {}

  async handle(): Promise<{ noted: number }> {
    return { noted: await this.milestones.run() };
  }
}
