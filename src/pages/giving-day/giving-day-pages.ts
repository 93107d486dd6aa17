import { Injectable } from '@nestjs/common';
import { CampaignReader } from '../../campaigns/campaign.reader.js';
import type { GivingDay } from '../../campaigns/giving-day.entity.js';
import { DonationFigures } from '../../donations/donation.figures.js';
import type { Xid } from '../../cached-fields/pg-snapshot.js';
import { MOST_MATCHED, PublicPledgesReader, type MatchedCampaign } from '../../matches/public-pledges.reader.js';
import { Clock } from '../../shared/clock.js';
import { toCampaignCard } from '../campaign-cards.js';
import { toDatedFigure } from '../dated-figures.js';
import { PageFrames } from '../page-frames.js';
import { PageTraffic } from '../page-traffic.js';
import { pageStateOf, paragraphsOf } from '../page-states.js';
import { toPledgesModel } from '../pledges/pledges-model.js';
import type { GivingDayPageModel, MatchedCampaignsModel } from './giving-day.page-model.js';
import { HeldLeaders } from './held-leaders.js';

/** What a giving day's page shows. */
@Injectable()
export class GivingDayPages {
  constructor(
    private readonly campaigns: CampaignReader,
    private readonly figures: DonationFigures,
    private readonly pledges: PublicPledgesReader,
    private readonly frames: PageFrames,
    private readonly traffic: PageTraffic,
    private readonly leaders: HeldLeaders,
    private readonly clock: Clock,
  ) {}

  /** With what the reader has given counted. */
  async build(day: GivingDay, covering: Xid | null): Promise<GivingDayPageModel> {
    this.traffic.learn(`/g/${day.slug}`, day.id);
    const campaigns = await this.campaigns.listOfGivingDay(day.id);
    const [totals, { raised, donors, donations }, pledges, matched] = await Promise.all([
      this.figures.ofCampaigns(campaigns, covering),
      this.figures.ofGivingDay(day, covering),
      this.pledges.ofGivingDay(day, true),
      this.pledges.listMatched(day),
    ]);
    const cards = campaigns.map((campaign) => toCampaignCard(campaign, totals.get(campaign.id)!));
    const { title, tagline, locale, slug, organisation, startsAt, endsAt } = day;
    return {
      frame: this.frames.of({ locale, title, description: tagline, path: `/g/${slug}`, organisation }),
      title,
      tagline,
      story: paragraphsOf(day.story),
      state: pageStateOf({ opensAt: startsAt, closesAt: endsAt }, this.clock.now()),
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      raised: toDatedFigure(day.id, raised),
      donors: toDatedFigure(day.id, donors),
      donations: toDatedFigure(day.id, donations),
      pledges: toPledgesModel(pledges, this.clock.now()),
      matched: toMatchedModel(matched, this.clock.now()),
      campaigns: cards,
      leaders: this.leaders.of(day.id, cards),
    };
  }
}

function toMatchedModel(matched: readonly MatchedCampaign[], now: Date): MatchedCampaignsModel {
  const campaigns = matched.slice(0, MOST_MATCHED).map(({ slug, title, locale, opensAt, closesAt }) => ({ slug, title, locale, isOn: opensAt <= now && now < closesAt, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() }));
  return { campaigns, hasMore: matched.length > MOST_MATCHED };
}
