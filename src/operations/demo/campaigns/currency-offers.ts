import { exponentOf, type Currency } from '../../../shared/currencies.js';

/** What a campaign in a currency offers and accepts, and what half of its donors give less than; major units. */
export interface CurrencyOffer {
  readonly minimum: number;
  readonly maximum: number;
  readonly suggested: readonly number[];
  readonly median: number;
}

const OFFERS: Partial<Record<Currency, CurrencyOffer>> = {
  GBP: { minimum: 1, maximum: 25_000, suggested: [10, 25, 50, 100, 250], median: 25 },
  EUR: { minimum: 1, maximum: 25_000, suggested: [15, 30, 60, 120, 300], median: 30 },
  USD: { minimum: 1, maximum: 25_000, suggested: [15, 35, 75, 150, 500], median: 35 },
  JPY: { minimum: 100, maximum: 3_000_000, suggested: [1_000, 3_000, 5_000, 10_000, 30_000], median: 4_000 },
  AED: { minimum: 5, maximum: 90_000, suggested: [50, 100, 250, 500, 1_000], median: 120 },
  EGP: { minimum: 20, maximum: 1_000_000, suggested: [100, 250, 500, 1_000, 2_500], median: 350 },
  KWD: { minimum: 0.5, maximum: 7_500, suggested: [2.5, 5, 10, 25, 50], median: 8 },
  JOD: { minimum: 0.5, maximum: 15_000, suggested: [2.5, 5, 12.5, 25, 60], median: 9 },
  INR: { minimum: 50, maximum: 2_000_000, suggested: [501, 1_001, 2_100, 5_100, 11_000], median: 1_001 },
  KRW: {
    minimum: 1_000,
    maximum: 30_000_000,
    suggested: [10_000, 30_000, 50_000, 100_000, 300_000],
    median: 30_000,
  },
  TWD: { minimum: 50, maximum: 700_000, suggested: [300, 600, 1_200, 3_600, 10_000], median: 800 },
  PLN: { minimum: 5, maximum: 100_000, suggested: [30, 60, 120, 250, 600], median: 70 },
  BRL: { minimum: 5, maximum: 100_000, suggested: [25, 50, 100, 250, 500], median: 60 },
  UAH: { minimum: 20, maximum: 800_000, suggested: [100, 200, 500, 1_000, 3_000], median: 300 },
  KES: { minimum: 50, maximum: 2_500_000, suggested: [250, 500, 1_000, 2_500, 10_000], median: 800 },
};

/** @throws RangeError for a currency that no campaign of the demo uses. */
export function offerIn(currency: Currency): CurrencyOffer {
  const offer = OFFERS[currency];
  if (offer === undefined) throw new RangeError(`the demo has no offer in ${currency}`);
  return offer;
}

export function toMinor(major: number, currency: Currency): number {
  return Math.round(major * 10 ** exponentOf(currency));
}
