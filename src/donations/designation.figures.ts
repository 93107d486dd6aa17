import { Injectable } from '@nestjs/common';
import { CachedField } from '../cached-fields/cached-field.decorator.js';
import { countOf, sumsOf } from '../cached-fields/journal.js';
import type { CachedFigure } from '../cached-fields/reading.js';
import { Designation } from '../campaigns/designation.entity.js';
import type { Currency } from '../shared/currencies.js';
import type { DesignationId } from '../shared/ids.js';
import { LEDGER_JOURNAL } from './ledger-journal.js';
import type { CurrencySums } from './currency-sums.js';

/** The figures of a designation. */
@Injectable()
export class DesignationFigures {
  /** Gifts less what was given back, in minor units of each currency. */
  @CachedField({ of: Designation, fold: sumsOf<Currency>(LEDGER_JOURNAL, 'raised') })
  readonly totalRaised!: CachedFigure<DesignationId, CurrencySums>;

  /** Gifts captured, also those that were given back since. */
  @CachedField({ of: Designation, fold: countOf(LEDGER_JOURNAL, 'gifts') })
  readonly donationCount!: CachedFigure<DesignationId, number>;

  /** Distinct people whose gifts were not all given back. */
  @CachedField({ of: Designation, fold: countOf(LEDGER_JOURNAL, 'donors') })
  readonly donorCount!: CachedFigure<DesignationId, number>;
}
