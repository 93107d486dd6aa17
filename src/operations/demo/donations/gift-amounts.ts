import type { DemoCampaign } from '../campaigns/demo-campaign.js';
import { offerIn, toMinor } from '../campaigns/currency-offers.js';
import { coveredFee } from '../../../donations/covered-fee.js';
import type { Currency } from '../../../shared/currencies.js';
import { money } from '../../../shared/money.js';
import type { PseudoRandom } from '../pseudo-random.js';

const ROUND_STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8, 10] as const;
const SPREAD = 0.95;
const FEE_PER_MILLE = 20;

/** Minor units somebody gives: often what is offered, mostly something round, at times a number with a story. */
export function giftAmount(random: PseudoRandom, campaign: DemoCampaign): number {
  const { minimum, maximum, suggested, median } = offerIn(campaign.currency);
  const offered = campaign.suggested ?? suggested;
  const wish = median * Math.exp(SPREAD * random.normal());
  if (random.chance(0.45)) return toMinor(nearest(offered, wish), campaign.currency);
  const amount = random.chance(0.07) ? unevenly(wish, minimum) : roundly(wish);
  const allowed = Math.min(maximum, Math.max(minimum, amount));
  return toMinor(allowed, campaign.currency);
}

/** What a donor adds so that the payment's cost does not reduce the gift, as the sandbox reckons it. */
export function feeToCover(amount: number, currency: Currency): number {
  return coveredFee(money(amount, currency), (gross) => Math.ceil((gross.amount * FEE_PER_MILLE) / 1_000));
}

/** 37 becomes 40, 1180 becomes 1200. */
function roundly(wish: number): number {
  const power = 10 ** Math.floor(Math.log10(wish));
  const step = nearest(ROUND_STEPS, wish / power) * power;
  return power < 1 ? Number(step.toFixed(1)) : Math.round(step * 2) / 2 >= 10 ? Math.round(step) : step;
}

/** A whole number that nobody would suggest: 27, 68, 1314. */
function unevenly(wish: number, minimum: number): number {
  return minimum >= 100 ? Math.round(wish / 11) * 11 : Math.max(1, Math.round(wish));
}

function nearest(choices: readonly number[], wish: number): number {
  const distance = (choice: number) => Math.abs(Math.log(choice / wish));
  return choices.reduce((best, choice) => (distance(choice) < distance(best) ? choice : best));
}
