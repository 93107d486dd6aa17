import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignNotFound } from '../campaigns/campaigns.errors.js';
import { CampaignReader } from '../campaigns/campaign.reader.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { parseSlug } from '../shared/slug.js';

/** The published campaigns of whoever calls: those of others do not exist for them. */
@Injectable()
export class OwnCampaigns {
  constructor(private readonly campaigns: CampaignReader) {}

  /** @throws CampaignNotFound */
  async get({ organisationId }: ApiKey, text: string): Promise<Campaign> {
    const slug = parseSlug(text);
    const published = slug && (await this.campaigns.findPublished(slug));
    if (!published || published.campaign.organisationId !== organisationId) throw new CampaignNotFound();
    return published.campaign;
  }
}
