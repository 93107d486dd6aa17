import type { Money } from '../../shared/money.js';
import type { CampaignCard } from '../giving-day/giving-day.page-model.js';
import type { CampaignState } from '../campaign/campaign.page-model.js';
import type { DatedFigure, OrganisationBrand, PageFrame } from '../page-frame.js';

export interface HomePageModel {
  readonly frame: PageFrame;
  readonly givingDays: readonly GivingDayCard[];
  /** A few campaigns that stand alone. */
  readonly campaigns: readonly CampaignCard[];
}

export interface GivingDayCard {
  readonly slug: string;
  readonly title: string;
  readonly tagline: string;
  readonly locale: string;
  readonly organisation: OrganisationBrand;
  readonly state: CampaignState;
  readonly endsAt: string;
  /** One total per currency. */
  readonly raised: DatedFigure<readonly Money[]>;
  readonly donors: number;
  readonly campaignCount: number;
}
