import { Injectable } from '@nestjs/common';
import { CampaignNotFound, GivingDayNotFound } from '../campaigns/campaigns.errors.js';
import { StaffCampaignReader, type WrittenCampaign } from '../campaigns/staff-campaign.reader.js';
import { StaffGivingDayReader, type StaffGivingDay } from '../campaigns/staff-giving-day.reader.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { parseSlug } from '../shared/slug.js';

/** What an organisation has set up, published or not: that of others does not exist for its keys. */
@Injectable()
export class OwnSetup {
  constructor(
    private readonly campaigns: StaffCampaignReader,
    private readonly days: StaffGivingDayReader,
  ) {}

  /** @throws CampaignNotFound */
  async campaign({ organisationId }: ApiKey, text: string): Promise<WrittenCampaign> {
    const slug = parseSlug(text);
    const campaign = slug && (await this.campaigns.find({ organisationId }, slug));
    if (!campaign) throw new CampaignNotFound();
    return campaign;
  }

  /** @throws GivingDayNotFound */
  async givingDay({ organisationId }: ApiKey, text: string): Promise<StaffGivingDay> {
    const slug = parseSlug(text);
    const day = slug && (await this.days.find({ organisationId }, slug));
    if (!day) throw new GivingDayNotFound();
    return day;
  }
}
