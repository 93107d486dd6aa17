import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { KeepCampaignTags } from '../keep-campaign-tags.js';

/** Runs on a schedule: counts the tags of those who have given since it last ran. */
export const CountCampaignTags = defineJob({
  name: 'count-campaign-tags',
  queue: 'forced-refresh',
  payload: z.object({}),
  attempts: 1,
  id: () => 'count-campaign-tags',
});

@Injectable()
export class CountCampaignTagsHandler implements JobHandler<JobPayload<typeof CountCampaignTags>> {
  readonly job = CountCampaignTags;

  constructor(private readonly tags: KeepCampaignTags) {}

  async handle(): Promise<{ counted: number }> {
    return { counted: await this.tags.run() };
  }
}
