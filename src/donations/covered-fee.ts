import { money, type Money } from '../shared/money.js';

/**
 * The smallest addition with which `gift` arrives whole after the fee, by climbing to the fixed point from below: the
 * usual division is a unit short wherever a provider rounds up.
 */
export function coveredFee(gift: Money, feeOf: (gross: Money) => number): number {
  let added = 0;
  let needed = feeOf(gift);
  while (needed > added) {
    added = needed;
    needed = feeOf(money(gift.amount + added, gift.currency));
  }
  return added;
}
