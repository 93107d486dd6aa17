import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { CampaignFigures } from '../donations/campaign.figures.js';
import { sumIn } from '../donations/currency-sums.js';
import { GivingDayFigures } from '../donations/giving-day.figures.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, GivingDayId, MailingId } from '../shared/ids.js';
import { money, percentOf } from '../shared/money.js';
import type { Milestone } from './milestone.js';

interface WaitingMailing {
  readonly id: MailingId;
  readonly milestone: Milestone;
  readonly campaignId: CampaignId | null;
  readonly givingDayId: GivingDayId | null;
  readonly currency: Currency;
  /** Minor units; of a giving day, what its campaigns in its own currency aim at together. */
  readonly goal: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

const HOUR_MS = 3_600_000;

/** Which of the milestones that mailings wait for have been reached. */
@Injectable()
export class MilestoneWatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly campaigns: CampaignFigures,
    private readonly givingDays: GivingDayFigures,
  ) {}

  async reached(now: Date): Promise<MailingId[]> {
    const waiting = await this.transactions.run('platform', (tx) => tx.rows<WaitingMailing>(waitingSql));
    const states = await Promise.all(waiting.map(async (mailing) => ({ id: mailing.id, isReached: await this.#isReached(mailing, now) })));
    return states.filter(({ isReached }) => isReached).map(({ id }) => id);
  }

  async #isReached(mailing: WaitingMailing, now: Date): Promise<boolean> {
    const { milestone } = mailing;
    if (milestone.kind === 'percent_of_goal') return (await this.#percent(mailing)) >= milestone.percent;
    const edge = milestone.edge === 'start' ? mailing.startsAt : mailing.endsAt;
    return edge !== null && now.getTime() >= edge.getTime() - milestone.hours * HOUR_MS;
  }

  async #percent({ campaignId, givingDayId, currency, goal }: WaitingMailing): Promise<number> {
    if (goal === null) return 0;
    const raised = campaignId !== null ? await this.campaigns.totalRaised.of(campaignId) : givingDayId !== null ? await this.givingDays.totalRaised.of(givingDayId) : null;
    return raised === null ? 0 : percentOf(sumIn(raised.value, currency), money(Number(goal), currency));
  }
}

/** A mailing about a campaign follows the campaign's goal, and the day's hours where the campaign belongs to one. */
const waitingSql = `
  SELECT mailing.id, mailing.milestone, mailing.campaign_id AS "campaignId", mailing.giving_day_id AS "givingDayId",
         coalesce(campaign.currency, day.currency) AS currency,
         CASE WHEN campaign.id IS NOT NULL THEN campaign.goal
              ELSE (SELECT sum(goal) FROM campaigns WHERE giving_day_id = day.id AND currency = day.currency AND published_at IS NOT NULL) END::text AS goal,
         coalesce(day.starts_at, campaign.opens_at) AS "startsAt", coalesce(day.ends_at, campaign.closes_at) AS "endsAt"
  FROM mailings AS mailing
  LEFT JOIN campaigns AS campaign ON campaign.id = mailing.campaign_id
  LEFT JOIN giving_days AS day ON day.id = mailing.giving_day_id
  WHERE mailing.status = 'scheduled' AND mailing.milestone IS NOT NULL AND mailing.paused_at IS NULL`;
