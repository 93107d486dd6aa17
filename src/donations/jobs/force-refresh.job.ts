import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { CampaignFigureList } from '../campaign-figure-list.js';
import { ForcedRefreshes } from '../forced-refreshes.js';
import { ForceRefresh } from './force-refresh.definition.js';

@Injectable()
export class ForceRefreshHandler implements JobHandler<JobPayload<typeof ForceRefresh>> {
  readonly job = ForceRefresh;

  constructor(
    private readonly refreshes: ForcedRefreshes,
    private readonly figures: CampaignFigureList,
  ) {}

  /** Begun again after a crash, it goes on with the field at which it was. */
  async handle({ refreshId, organisationId }: JobPayload<typeof ForceRefresh>): Promise<void> {
    const refresh = await this.refreshes.find(organisationId, refreshId);
    if (refresh === null) return;
    for (const field of refresh.fields.slice(refresh.results.length)) {
      const result = await this.figures.refresh(refresh.campaignId, field);
      await this.refreshes.note(organisationId, refreshId, result);
    }
  }
}
