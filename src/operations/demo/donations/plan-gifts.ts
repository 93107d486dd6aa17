import type { SeededCampaign } from '../campaigns/seeded-campaign.js';
import type { PseudoRandom } from '../pseudo-random.js';
import { WeightedChoice } from '../weighted-choice.js';
import { GiftTimes } from './gift-times.js';
import { SETTLING_MS } from './payment-outcome.js';

export interface PlannedGift {
  readonly campaign: SeededCampaign;
  readonly at: Date;
}

/** What is given to and when, the earliest first. What is chosen does not depend on when the demo is made. */
export function planGifts(
  random: PseudoRandom,
  campaigns: readonly SeededCampaign[],
  count: number,
  now: Date,
): PlannedGift[] {
  const popular = new WeightedChoice(campaigns, ({ content }) => content.gifts);
  const latest = new Date(now.getTime() - SETTLING_MS);
  const byStart = new Map<number, SeededCampaign[]>();
  for (let gift = 0; gift < count; gift++) {
    const campaign = popular.pick(random);
    const start = campaign.giving.from.getTime();
    const chosen = byStart.get(start);
    if (chosen === undefined) byStart.set(start, [campaign]);
    else chosen.push(campaign);
  }
  const starts = [...byStart.keys()].sort((a, b) => a - b);
  return starts.flatMap((start) => {
    const chosen = byStart.get(start)!;
    // What opened together has been given to for as long.
    const { giving } = chosen[0]!;
    const window = { ...giving, until: giving.until < latest ? giving.until : latest };
    const times = new GiftTimes(window).list(random, chosen.length);
    return chosen.map((campaign, index) => ({ campaign, at: times[index]! }));
  });
}
