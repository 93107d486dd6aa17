import { Injectable } from '@nestjs/common';
import { CachedField } from '../cached-fields/cached-field.decorator.js';
import { countOf, sumsOf } from '../cached-fields/journal.js';
import type { CachedFigure } from '../cached-fields/reading.js';
import { GivingDay } from '../campaigns/giving-day.entity.js';
import type { Currency } from '../shared/currencies.js';
import type { GivingDayId } from '../shared/ids.js';
import { LEDGER_JOURNAL } from './ledger-journal.js';
import type { CurrencySums } from './currency-sums.js';

/** The figures of a giving day, over all of its campaigns. */
@Injectable()
export class GivingDayFigures {
  /** Gifts less what was given back, in minor units of each currency. */
  @CachedField({ of: GivingDay, fold: sumsOf<Currency>(LEDGER_JOURNAL, 'raised') })
  readonly totalRaised!: CachedFigure<GivingDayId, CurrencySums>;

  /** Gifts captured, also those that were given back since. */
  @CachedField({ of: GivingDay, fold: countOf(LEDGER_JOURNAL, 'gifts') })
  readonly donationCount!: CachedFigure<GivingDayId, number>;

  /** Distinct people whose gifts were not all given back. */
  @CachedField({ of: GivingDay, fold: countOf(LEDGER_JOURNAL, 'donors') })
  readonly donorCount!: CachedFigure<GivingDayId, number>;
}
