import { Injectable } from '@nestjs/common';
import { CampaignNotFound, GivingDayNotFound } from '../campaigns/campaigns.errors.js';
import { FundraiserReader, type Fundraiser } from '../campaigns/fundraiser.reader.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { parseSlug } from '../shared/slug.js';

/** What a caller's organisation raises money with. That of another is as unknown as what does not exist. */
@Injectable()
export class CallerFundraisers {
  constructor(private readonly fundraisers: FundraiserReader) {}

  /** Published or not: these are the organisation's own programs. @throws CampaignNotFound, GivingDayNotFound */
  async get({ organisationId }: ApiKey, kind: Fundraiser['kind'], text: string): Promise<Fundraiser> {
    const slug = parseSlug(text);
    const found = slug && (await this.fundraisers.find({ organisationId }, kind, slug));
    if (!found) throw kind === 'campaign' ? new CampaignNotFound() : new GivingDayNotFound();
    return found;
  }
}
