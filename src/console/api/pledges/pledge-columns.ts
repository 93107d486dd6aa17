import type { Currency } from '../../../shared/currencies.js';
import { money, toDecimalText } from '../../../shared/money.js';
import type { ChallengeShown, MatchShareShown, MatchShown, PledgeShown } from '../../contract/matches.js';
import type { CsvColumn } from '../csv.js';

const decimals = (amount: number | null, currency: string): string => (amount === null ? '' : toDecimalText(money(amount, currency as Currency)));

const ABOUT: Readonly<Record<'sponsor' | 'about' | 'designation' | 'tag', CsvColumn<PledgeShown>>> = {
  sponsor: { title: 'Sponsor', of: ({ sponsor }) => sponsor },
  about: { title: 'Of what', of: ({ givingDay, campaign }) => givingDay?.title ?? campaign?.title ?? '' },
  designation: { title: 'Designation', of: ({ designation }) => designation?.title ?? '' },
  tag: { title: 'Only donors tagged', of: ({ tag }) => tag ?? '' },
};

const TIMES: Readonly<Record<'currency' | 'opensAt' | 'closesAt' | 'closedAt' | 'createdAt' | 'id', CsvColumn<PledgeShown>>> = {
  currency: { title: 'Currency', of: ({ currency }) => currency },
  opensAt: { title: 'Opens (UTC)', of: ({ opensAt }) => opensAt },
  closesAt: { title: 'Closes (UTC)', of: ({ closesAt }) => closesAt },
  closedAt: { title: 'Ended early (UTC)', of: ({ closedAt }) => closedAt ?? '' },
  createdAt: { title: 'Made (UTC)', of: ({ createdAt }) => createdAt },
  id: { title: 'Id', of: ({ id }) => id },
};

/** By the names the screen chooses its columns by. Amounts are in the currency that stands beside them. */
export const MATCH_CSV: Readonly<Record<string, CsvColumn<MatchShown>>> = {
  ...ABOUT,
  state: { title: 'State', of: ({ state }) => state },
  pool: { title: 'Pool', of: ({ pool, currency }) => decimals(pool, currency) },
  allotted: { title: 'Allotted', of: ({ allotted, currency }) => decimals(allotted, currency) },
  left: { title: 'Left', of: ({ pool, allotted, currency }) => decimals(pool - allotted, currency) },
  gifts: { title: 'Gifts', of: ({ gifts }) => String(gifts) },
  percent: { title: 'Added (%)', of: ({ percent }) => String(percent) },
  mostPerGift: { title: 'Most per gift', of: ({ mostPerGift, currency }) => decimals(mostPerGift, currency) },
  ...TIMES,
};

export const CHALLENGE_CSV: Readonly<Record<string, CsvColumn<ChallengeShown>>> = {
  ...ABOUT,
  state: { title: 'State', of: ({ state }) => state },
  kind: { title: 'Counted', of: ({ kind }) => kind },
  reached: { title: 'Reached (%)', of: ({ progress, threshold }) => String(Math.floor((progress / threshold) * 100)) },
  progress: { title: 'Progress', of: ({ progress, kind, currency }) => counted(progress, kind, currency) },
  threshold: { title: 'Threshold', of: ({ threshold, kind, currency }) => counted(threshold, kind, currency) },
  reward: { title: 'Reward', of: ({ reward }) => reward },
  rewardAmount: { title: 'Reward in money', of: ({ rewardAmount, currency }) => decimals(rewardAmount, currency) },
  metAt: { title: 'Met (UTC)', of: ({ metAt }) => metAt ?? '' },
  ...TIMES,
};

function counted(count: number, kind: ChallengeShown['kind'], currency: string): string {
  return kind === 'amount' ? decimals(count, currency) : String(count);
}

/** Of a match in this currency. */
export function shareCsv(currency: string): Readonly<Record<string, CsvColumn<MatchShareShown>>> {
  return {
    place: { title: 'Place', of: ({ place }) => String(place) },
    gift: { title: `Gift (${currency})`, of: ({ gift }) => decimals(gift, currency) },
    wanted: { title: `Would have (${currency})`, of: ({ wanted }) => decimals(wanted, currency) },
    allotted: { title: `Has (${currency})`, of: ({ allotted }) => decimals(allotted, currency) },
    missing: { title: `Came short by (${currency})`, of: ({ wanted, allotted }) => decimals(wanted - allotted, currency) },
    donation: { title: 'Donation', of: ({ donation }) => donation },
  };
}
