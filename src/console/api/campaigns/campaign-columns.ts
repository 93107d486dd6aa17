import { money, toDecimalText } from '../../../shared/money.js';
import type { Currency } from '../../../shared/currencies.js';
import type { CampaignRowShown, GivingDayRowShown } from '../../contract/campaigns.js';
import type { CsvColumn } from '../csv.js';

const decimals = (amount: number, currency: string): string => toDecimalText(money(amount, currency as Currency));

/** By the names the screen chooses its columns by. Amounts are in the currency of the campaign, which stands beside them. */
export const CAMPAIGN_COLUMNS: Readonly<Record<string, CsvColumn<CampaignRowShown>>> = {
  title: { title: 'Title', of: ({ title }) => title },
  period: { title: 'State', of: ({ period }) => period },
  day: { title: 'Giving day', of: ({ day }) => day?.title ?? '' },
  raised: { title: 'Raised', of: ({ raised }) => decimals(raised.amount, raised.currency) },
  goal: { title: 'Goal', of: ({ goal, currency }) => (goal === null ? '' : decimals(goal, currency)) },
  reached: { title: 'Reached (%)', of: ({ goal, raised }) => (goal === null ? '' : String(Math.floor((raised.amount / goal) * 100))) },
  donors: { title: 'Donors', of: ({ donors }) => String(donors) },
  currency: { title: 'Currency', of: ({ currency }) => currency },
  opensAt: { title: 'Opens (UTC)', of: ({ opensAt }) => opensAt },
  closesAt: { title: 'Closes (UTC)', of: ({ closesAt }) => closesAt ?? '' },
  slug: { title: 'Address', of: ({ slug }) => slug },
};

export const GIVING_DAY_COLUMNS: Readonly<Record<string, CsvColumn<GivingDayRowShown>>> = {
  title: { title: 'Title', of: ({ title }) => title },
  period: { title: 'State', of: ({ period }) => period },
  startsAt: { title: 'Begins (UTC)', of: ({ startsAt }) => startsAt },
  endsAt: { title: 'Ends (UTC)', of: ({ endsAt }) => endsAt },
  campaigns: { title: 'Campaigns', of: ({ campaigns }) => String(campaigns) },
  currency: { title: 'Currency', of: ({ currency }) => currency },
  slug: { title: 'Address', of: ({ slug }) => slug },
};
