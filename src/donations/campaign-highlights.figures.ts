import { Injectable } from '@nestjs/common';
import { CachedField } from '../cached-fields/cached-field.decorator.js';
import type { CachedFigure } from '../cached-fields/reading.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import type { CampaignId } from '../shared/ids.js';
import type { Money } from '../shared/money.js';
import {
  countDonorTags,
  findMedianGifts,
  listHourlyRaised,
  listLargestDonations,
  listLatestDonations,
  listTopDonors,
  type HourRaised,
  type NotedDonation,
  type TagCount,
  type TopDonor,
} from './campaign-highlights.js';

/** Without a gift or a refund, none of it changes. */
const dependsOn = ['totalRaised'];

/** What stands out in a campaign: computed anew when something was given, and never while somebody waits for the old. */
@Injectable()
export class CampaignHighlights {
  /** Tags of its donors, the most frequent first. */
  @CachedField({ of: Campaign, compute: countDonorTags, dependsOn })
  readonly donorTags!: CachedFigure<CampaignId, readonly TagCount[]>;

  /** The ten who have given most. */
  @CachedField({ of: Campaign, compute: listTopDonors, dependsOn, shedWith: 'leaderboards' })
  readonly topDonors!: CachedFigure<CampaignId, readonly TopDonor[]>;

  /** The ten largest gifts. */
  @CachedField({ of: Campaign, compute: listLargestDonations, dependsOn, shedWith: 'leaderboards' })
  readonly largestDonations!: CachedFigure<CampaignId, readonly NotedDonation[]>;

  /** The twelve latest gifts. */
  @CachedField({ of: Campaign, compute: listLatestDonations, dependsOn })
  readonly latestDonations!: CachedFigure<CampaignId, readonly NotedDonation[]>;

  /** One for each currency. */
  @CachedField({ of: Campaign, compute: findMedianGifts, dependsOn })
  readonly medianGift!: CachedFigure<CampaignId, readonly Money[]>;

  /** Hours in which nothing was given are left out. */
  @CachedField({ of: Campaign, compute: listHourlyRaised, dependsOn })
  readonly hourlyRaised!: CachedFigure<CampaignId, readonly HourRaised[]>;
}
