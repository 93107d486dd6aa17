import { Injectable } from '@nestjs/common';
import { CampaignReader } from '../../campaigns/campaign.reader.js';
import type { GivingDay } from '../../campaigns/giving-day.entity.js';
import { DonationFigures } from '../../donations/donation.figures.js';
import { Clock } from '../../shared/clock.js';
import { toCampaignCard } from '../campaign-cards.js';
import { PageFrames } from '../page-frames.js';
import { pageStateOf, paragraphsOf } from '../page-states.js';
import type { GivingDayPageModel } from './giving-day.page-model.js';

/** What a giving day's page shows. */
@Injectable()
export class GivingDayPages {
  constructor(
    private readonly campaigns: CampaignReader,
    private readonly figures: DonationFigures,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  async build(day: GivingDay): Promise<GivingDayPageModel> {
    const campaigns = await this.campaigns.listOfGivingDay(day.id);
    const [totals, dayTotals] = await Promise.all([
      this.figures.ofCampaigns(campaigns.map(({ id }) => id)),
      this.figures.ofGivingDays([day.id]),
    ]);
    const { raised, donors, donations } = dayTotals.of(day);
    const dated = { asOf: dayTotals.asOf.toISOString(), stale: false };
    const { title, tagline, locale, slug, organisation, startsAt, endsAt } = day;
    return {
      frame: this.frames.of({ locale, title, description: tagline, path: `/g/${slug}`, organisation }),
      title,
      tagline,
      story: paragraphsOf(day.story),
      state: pageStateOf({ opensAt: startsAt, closesAt: endsAt }, this.clock.now()),
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      raised: { value: raised, ...dated },
      donors: { value: donors, ...dated },
      donations: { value: donations, ...dated },
      campaigns: campaigns.map((campaign) => toCampaignCard(campaign, totals)),
    };
  }
}
