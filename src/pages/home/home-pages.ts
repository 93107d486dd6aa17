import { Injectable } from '@nestjs/common';
import { CampaignReader } from '../../campaigns/campaign.reader.js';
import type { GivingDay } from '../../campaigns/giving-day.entity.js';
import { GivingDayReader } from '../../campaigns/giving-day.reader.js';
import { DonationFigures, type DatedGivingDayTotals } from '../../donations/donation.figures.js';
import { Clock } from '../../shared/clock.js';
import { toCampaignCard } from '../campaign-cards.js';
import { PageFrames, toBrand } from '../page-frames.js';
import { pageStateOf } from '../page-states.js';
import type { GivingDayCard, HomePageModel } from './home.page-model.js';

const MOST_DAYS = 6;
const MOST_CAMPAIGNS = 9;

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

  async build(): Promise<HomePageModel> {
    const [days, campaigns] = await Promise.all([this.givingDays.listPublished(MOST_DAYS), this.campaigns.listStandalone(MOST_CAMPAIGNS)]);
    const dayIds = days.map(({ id }) => id);
    const [dayTotals, counts, totals] = await Promise.all([
      this.figures.ofGivingDays(dayIds),
      this.campaigns.countByGivingDay(dayIds),
      this.figures.ofCampaigns(campaigns.map(({ id }) => id)),
    ]);
    return {
      frame: this.frames.of({
        locale: 'en-GB',
        title: 'Freshet',
        description: 'Giving days of universities and charities, with every total as it is this second.',
        path: '/',
      }),
      givingDays: days.map((day) => this.#toCard(day, dayTotals, counts.get(day.id) ?? 0)).sort(liveFirst),
      campaigns: campaigns.map((campaign) => toCampaignCard(campaign, totals)),
    };
  }

  #toCard(day: GivingDay, totals: DatedGivingDayTotals, campaignCount: number): GivingDayCard {
    const { slug, title, tagline, locale, organisation, startsAt, endsAt } = day;
    const { raised, donors } = totals.of(day);
    return {
      ...{ slug, title, tagline, locale, donors, campaignCount },
      organisation: toBrand(organisation),
      state: pageStateOf({ opensAt: startsAt, closesAt: endsAt }, this.clock.now()),
      endsAt: endsAt.toISOString(),
      raised: { value: raised, asOf: totals.asOf.toISOString(), stale: false },
    };
  }
}

const ORDER: readonly GivingDayCard['state']['kind'][] = ['open', 'upcoming', 'closed'];

function liveFirst(a: GivingDayCard, b: GivingDayCard): number {
  return ORDER.indexOf(a.state.kind) - ORDER.indexOf(b.state.kind);
}
