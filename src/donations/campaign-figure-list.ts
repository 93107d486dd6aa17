import { Injectable } from '@nestjs/common';
import type { CachedFigure, Reading, ReadOptions } from '../cached-fields/reading.js';
import type { CampaignId } from '../shared/ids.js';
import { CampaignFigures } from './campaign.figures.js';
import { CampaignHighlights } from './campaign-highlights.figures.js';

/** Names by which a campaign's figures are asked for from outside. */
export const CAMPAIGN_FIELDS = [
  'totalRaised',
  'donationCount',
  'donorCount',
  'donorTags',
  'topDonors',
  'largestDonations',
  'latestDonations',
  'medianGift',
  'hourlyRaised',
] as const;

export type CampaignField = (typeof CAMPAIGN_FIELDS)[number];

/** All cached figures of campaigns, by name. */
@Injectable()
export class CampaignFigureList {
  constructor(
    private readonly figures: CampaignFigures,
    private readonly highlights: CampaignHighlights,
  ) {}

  read(id: CampaignId, field: CampaignField, options: ReadOptions = {}): Promise<Reading<unknown>> {
    return this.#get(field).of(id, options);
  }

  #get(field: CampaignField): CachedFigure<CampaignId, unknown> {
    return Object.assign({}, this.figures, this.highlights)[field];
  }
}
