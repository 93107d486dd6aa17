import { CachedField } from '../../src/cached-fields/cached-field.decorator.js';
import { countOf, sumsOf } from '../../src/cached-fields/journal.js';
import type { CachedFigure } from '../../src/cached-fields/reading.js';
import { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CurrencySums } from '../../src/donations/currency-sums.js';
import { LEDGER_JOURNAL } from '../../src/donations/ledger-journal.js';
import type { Currency } from '../../src/shared/currencies.js';
import type { CampaignId, GivingDayId } from '../../src/shared/ids.js';

/** Each suppressed line is a mistake that must not compile; `tsc` fails where one does. */
class Mistakes {
  @CachedField({ of: Campaign, fold: sumsOf<Currency>(LEDGER_JOURNAL, 'raised') })
  readonly right!: CachedFigure<CampaignId, CurrencySums>;

  // @ts-expect-error a count is no sum per currency
  @CachedField({ of: Campaign, fold: countOf(LEDGER_JOURNAL, 'gifts') })
  readonly wrongValue!: CachedFigure<CampaignId, CurrencySums>;

  // @ts-expect-error a giving day is no campaign
  @CachedField({ of: Campaign, fold: countOf(LEDGER_JOURNAL, 'gifts') })
  readonly wrongId!: CachedFigure<GivingDayId, number>;

  // @ts-expect-error a compute must answer what the property reads
  @CachedField({ of: Campaign, compute: async (ids: readonly CampaignId[]) => new Map(ids.map((id) => [id, 'text'])) })
  readonly wrongCompute!: CachedFigure<CampaignId, number>;

  // @ts-expect-error what is always up to date has no soft age
  @CachedField({ of: Campaign, fold: countOf(LEDGER_JOURNAL, 'gifts'), softAgeMs: 1_000 })
  readonly wrongAge!: CachedFigure<CampaignId, number>;
}

const readWrongly = (figures: Mistakes, day: GivingDayId) =>
  // @ts-expect-error the figure of a campaign is not read with the id of a giving day
  figures.right.of(day);

describe('a cached field', () => {
  it('keeps its types', () => {
    expect([Mistakes, readWrongly]).toHaveLength(2);
  });
});
