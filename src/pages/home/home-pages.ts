import { Injectable } from '@nestjs/common';
import { CampaignReader } from '../../campaigns/campaign.reader.js';
import type { GivingDay } from '../../campaigns/giving-day.entity.js';
import { GivingDayReader } from '../../campaigns/giving-day.reader.js';
import { DonationFigures, type GivingDayTotals } from '../../donations/donation.figures.js';
import type { Xid } from '../../cached-fields/pg-snapshot.js';
import { Clock } from '../../shared/clock.js';
import { toCampaignCard } from '../campaign-cards.js';
import { toDatedFigure } from '../dated-figures.js';
import { PageFrames, toBrand } from '../page-frames.js';
import { pageStateOf } from '../page-states.js';
import type { GivingDayCard, HomePageModel } from './home.page-model.js';

export const MOST_DAYS = 6;
export const MOST_CAMPAIGNS = 9;

/** What the front page shows: the giving days, and campaigns that stand alone. */
@Injectable()
export class HomePages {
  constructor(
    private readonly givingDays: GivingDayReader,
    private readonly campaigns: CampaignReader,
    private readonly figures: DonationFigures,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  /** With what the reader has given counted. */
  async build(covering: Xid | null): Promise<HomePageModel> {
    const [days, campaigns] = await Promise.all([this.givingDays.listPublished(MOST_DAYS), this.campaigns.listStandalone(MOST_CAMPAIGNS)]);
    const dayIds = days.map(({ id }) => id);
    const [dayTotals, counts, totals] = await Promise.all([
      this.figures.ofGivingDays(days, covering),
      this.campaigns.countByGivingDay(dayIds),
      this.figures.ofCampaigns(campaigns, covering),
    ]);
    return {
      frame: this.frames.of({
        locale: 'en-GB',
        title: 'Freshet',
        description: 'Giving days of universities and charities, with every total as it is this second.',
        path: '/',
      }),
      givingDays: days.map((day) => this.#toCard(day, dayTotals.get(day.id)!, counts.get(day.id) ?? 0)).sort(liveFirst),
      campaigns: campaigns.map((campaign) => toCampaignCard(campaign, totals.get(campaign.id)!)),
    };
  }

  #toCard(day: GivingDay, { raised, donors }: GivingDayTotals, campaignCount: number): GivingDayCard {
    const { slug, title, tagline, locale, organisation, startsAt, endsAt } = day;
    return {
      ...{ slug, title, tagline, locale, campaignCount, donors: donors.value },
      organisation: toBrand(organisation),
      state: pageStateOf({ opensAt: startsAt, closesAt: endsAt }, this.clock.now()),
      endsAt: endsAt.toISOString(),
      raised: toDatedFigure(day.id, raised),
    };
  }
}

const ORDER: readonly GivingDayCard['state']['kind'][] = ['open', 'upcoming', 'closed'];

function liveFirst(a: GivingDayCard, b: GivingDayCard): number {
  return ORDER.indexOf(a.state.kind) - ORDER.indexOf(b.state.kind);
}
