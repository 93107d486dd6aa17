import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, GivingDayId } from '../shared/ids.js';
import { money, moneyFromText, type Money } from '../shared/money.js';
import { sumCampaignsSql, sumGivingDaysSql } from './sum-campaigns.sql.js';

/** What a campaign has raised, in its own currency. */
export interface CampaignTotals {
  readonly raised: Money;
  /** Distinct donors whose gifts were not all given back. */
  readonly donors: number;
  readonly donations: number;
}

export interface DatedTotals {
  /** The instant the sums were true at. */
  readonly asOf: Date;
  readonly of: (campaign: { id: CampaignId; currency: Currency }) => CampaignTotals;
}

/** What a giving day has raised: sums never mix currencies, so there is one for each. */
export interface GivingDayTotals {
  readonly raised: readonly Money[];
  readonly donors: number;
  readonly donations: number;
}

export interface DatedGivingDayTotals {
  readonly asOf: Date;
  /** The day's own currency stands first, also while nothing was given in it. */
  readonly of: (day: { id: GivingDayId; currency: Currency }) => GivingDayTotals;
}

interface SumRow {
  campaign_id: CampaignId;
  currency: Currency;
  raised: string;
  donors: number;
  donations: number;
}

/** Sums over the ledger. */
@Injectable()
export class DonationFigures {
  constructor(private readonly transactions: Transactions) {}

  /** The totals of many campaigns from one statement: a single snapshot, so they agree with each other. */
  ofCampaigns(ids: readonly CampaignId[]): Promise<DatedTotals> {
    return this.transactions.run('platform', async (tx) => {
      const asOf = new Date();
      const rows = await tx.rows<SumRow>(sumCampaignsSql, [ids]);
      const totals = new Map(rows.map((row) => [`${row.campaign_id} ${row.currency}`, toTotals(row)]));
      return { asOf, of: ({ id, currency }) => totals.get(`${id} ${currency}`) ?? nothingYet(currency) };
    });
  }

  /** Likewise of giving days. */
  ofGivingDays(ids: readonly GivingDayId[]): Promise<DatedGivingDayTotals> {
    return this.transactions.run('platform', async (tx) => {
      const asOf = new Date();
      const rows = await tx.rows<DaySumRow>(sumGivingDaysSql, [ids]);
      return { asOf, of: ({ id, currency }) => toDayTotals(rows.filter((row) => row.giving_day_id === id), currency) };
    });
  }
}

interface DaySumRow extends Omit<SumRow, 'campaign_id'> {
  giving_day_id: GivingDayId;
}

function toDayTotals(rows: readonly DaySumRow[], own: Currency): GivingDayTotals {
  const sums = rows.map(({ raised, currency }) => moneyFromText(raised, currency));
  return {
    raised: [sums.find(({ currency }) => currency === own) ?? money(0, own), ...sums.filter(({ currency }) => currency !== own)],
    donors: rows[0]?.donors ?? 0,
    donations: rows.reduce((total, { donations }) => total + donations, 0),
  };
}

function toTotals({ raised, currency, donors, donations }: SumRow): CampaignTotals {
  return { raised: moneyFromText(raised, currency), donors, donations };
}

function nothingYet(currency: Currency): CampaignTotals {
  return { raised: money(0, currency), donors: 0, donations: 0 };
}
