import type { Money } from '../../shared/money.js';
import type { CampaignState } from '../campaign/campaign.page-model.js';
import type { DatedFigure, PageFrame } from '../page-frame.js';
import type { PledgesModel } from '../pledges/pledges.page-model.js';

export interface GivingDayPageModel {
  readonly frame: PageFrame;
  readonly title: string;
  readonly tagline: string;
  readonly story: readonly string[];
  readonly state: CampaignState;
  readonly startsAt: string;
  readonly endsAt: string;
  /** One total per currency, the day's own currency first: sums never mix currencies. */
  readonly raised: DatedFigure<readonly Money[]>;
  readonly donors: DatedFigure<number>;
  readonly donations: DatedFigure<number>;
  readonly pledges: PledgesModel;
  readonly matched: MatchedCampaignsModel;
  readonly campaigns: readonly CampaignCard[];
  /** What the leaderboards are drawn from: the campaigns, or in an emergency the campaigns as they were before it. */
  readonly leaders: readonly CampaignCard[];
}

/** Campaigns whose gifts somebody matches at this moment, beside what is promised for the whole day. */
export interface MatchedCampaignsModel {
  /** Those on now, and those to come, which are not shown: the page turns when they begin. */
  readonly campaigns: readonly { readonly slug: string; readonly title: string; readonly locale: string; readonly isOn: boolean; readonly opensAt: string; readonly closesAt: string }[];
  readonly hasMore: boolean;
}

export interface CampaignCard {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** BCP 47 tag of the campaign's own texts, which may differ from the page's. */
  readonly locale: string;
  readonly artwork: { readonly hue: number; readonly emblem: string };
  readonly goal: Money | null;
  readonly raised: DatedFigure<Money>;
  readonly donors: number;
  readonly percent: number;
}
