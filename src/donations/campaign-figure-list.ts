import { Injectable } from '@nestjs/common';
import type { CachedFigure, Reading, ReadOptions } from '../cached-fields/reading.js';
import type { CampaignId } from '../shared/ids.js';
import { CampaignFigures } from './campaign.figures.js';
import { CampaignHighlights } from './campaign-highlights.figures.js';

/** What refreshing one field changed. */
export interface FieldRefresh {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  /** ISO 8601 instant. */
  readonly asOf: string;
}

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

  /** Computes one field from a snapshot taken after the call. */
  async refresh(id: CampaignId, field: CampaignField): Promise<FieldRefresh> {
    const before = await this.read(id, field);
    const after = await this.#get(field).of(id, { forceRefresh: true });
    return { field, before: before.value, after: after.value, asOf: after.asOf.toISOString() };
  }

  #get(field: CampaignField): CachedFigure<CampaignId, unknown> {
    return Object.assign({}, this.figures, this.highlights)[field];
  }
}
