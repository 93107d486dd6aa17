import { Injectable } from '@nestjs/common';
import { CachedField } from '../cached-fields/cached-field.decorator.js';
import { countOf, sumsOf } from '../cached-fields/journal.js';
import type { CachedFigure } from '../cached-fields/reading.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId } from '../shared/ids.js';
import { LEDGER_JOURNAL } from './ledger-journal.js';
import type { CurrencySums } from './currency-sums.js';

/** The figures of a campaign. */
@Injectable()
export class CampaignFigures {
  /** Gifts less what was given back, in minor units of each currency. */
  @CachedField({ of: Campaign, fold: sumsOf<Currency>(LEDGER_JOURNAL, 'raised') })
  readonly totalRaised!: CachedFigure<CampaignId, CurrencySums>;

  /** Gifts captured, also those that were given back since. */
  @CachedField({ of: Campaign, fold: countOf(LEDGER_JOURNAL, 'gifts') })
  readonly donationCount!: CachedFigure<CampaignId, number>;

  /** Distinct people whose gifts were not all given back. */
  @CachedField({ of: Campaign, fold: countOf(LEDGER_JOURNAL, 'donors') })
  readonly donorCount!: CachedFigure<CampaignId, number>;
}
