import { Injectable } from '@nestjs/common';
import type { Xid } from '../cached-fields/pg-snapshot.js';
import { mapReading, type Reading } from '../cached-fields/reading.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, GivingDayId } from '../shared/ids.js';
import type { Money } from '../shared/money.js';
import { CampaignFigures } from './campaign.figures.js';
import { listSums, sumIn } from './currency-sums.js';
import { GivingDayFigures } from './giving-day.figures.js';

/** What a campaign has raised, in its own currency. */
export interface CampaignTotals {
  readonly raised: Reading<Money>;
  /** Distinct donors whose gifts were not all given back. */
  readonly donors: Reading<number>;
  readonly donations: Reading<number>;
}

/** What a giving day has raised: sums never mix currencies, so there is one for each, the day's own first. */
export interface GivingDayTotals extends Omit<CampaignTotals, 'raised'> {
  readonly raised: Reading<readonly Money[]>;
}

interface Subject<SubjectId> {
  readonly id: SubjectId;
  readonly currency: Currency;
}

/** The totals that pages and API show, read together: all fields of all subjects in one round trip at most. */
@Injectable()
export class DonationFigures {
  constructor(
    private readonly campaigns: CampaignFigures,
    private readonly givingDays: GivingDayFigures,
  ) {}

  /** `covering`: what the reader has booked themselves and must be shown. */
  async ofCampaign({ id, currency }: Subject<CampaignId>, covering: Xid | null): Promise<CampaignTotals> {
    const { totalRaised, donorCount, donationCount } = this.campaigns;
    const [raised, donors, donations] = await Promise.all([totalRaised.of(id, { covering }), donorCount.of(id, { covering }), donationCount.of(id, { covering })]);
    return { raised: mapReading(raised, (sums) => sumIn(sums, currency)), donors, donations };
  }

  /** By id. */
  async ofCampaigns(campaigns: readonly Subject<CampaignId>[], covering: Xid | null): Promise<ReadonlyMap<CampaignId, CampaignTotals>> {
    return new Map(await Promise.all(campaigns.map(async (campaign) => [campaign.id, await this.ofCampaign(campaign, covering)] as const)));
  }

  async ofGivingDay({ id, currency }: Subject<GivingDayId>, covering: Xid | null): Promise<GivingDayTotals> {
    const { totalRaised, donorCount, donationCount } = this.givingDays;
    const [raised, donors, donations] = await Promise.all([totalRaised.of(id, { covering }), donorCount.of(id, { covering }), donationCount.of(id, { covering })]);
    return { raised: mapReading(raised, (sums) => listSums(sums, currency)), donors, donations };
  }

  /** By id. */
  async ofGivingDays(days: readonly Subject<GivingDayId>[], covering: Xid | null): Promise<ReadonlyMap<GivingDayId, GivingDayTotals>> {
    return new Map(await Promise.all(days.map(async (day) => [day.id, await this.ofGivingDay(day, covering)] as const)));
  }
}
