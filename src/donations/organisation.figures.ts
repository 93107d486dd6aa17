import { Injectable } from '@nestjs/common';
import { CachedField } from '../cached-fields/cached-field.decorator.js';
import { countOf, sumsOf } from '../cached-fields/journal.js';
import type { CachedFigure } from '../cached-fields/reading.js';
import { Organisation } from '../organisations/organisation.entity.js';
import type { Currency } from '../shared/currencies.js';
import type { OrganisationId } from '../shared/ids.js';
import { LEDGER_JOURNAL } from './ledger-journal.js';
import type { CurrencySums } from './currency-sums.js';

/** The figures of an organisation, over everything it ever raised. */
@Injectable()
export class OrganisationFigures {
  /** Gifts less what was given back, in minor units of each currency. */
  @CachedField({ of: Organisation, fold: sumsOf<Currency>(LEDGER_JOURNAL, 'raised') })
  readonly totalRaised!: CachedFigure<OrganisationId, CurrencySums>;

  /** Gifts captured, also those that were given back since. */
  @CachedField({ of: Organisation, fold: countOf(LEDGER_JOURNAL, 'gifts') })
  readonly donationCount!: CachedFigure<OrganisationId, number>;

  /** Distinct people whose gifts were not all given back. */
  @CachedField({ of: Organisation, fold: countOf(LEDGER_JOURNAL, 'donors') })
  readonly donorCount!: CachedFigure<OrganisationId, number>;
}
