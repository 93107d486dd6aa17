import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Events } from '../organisations/events.js';
import { Clock } from '../shared/clock.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, GivingDayId, OrganisationId } from '../shared/ids.js';
import { money, percentOf } from '../shared/money.js';
import { CampaignFigures } from './campaign.figures.js';
import { sumIn, type CurrencySums } from './currency-sums.js';
import { GivingDayFigures } from './giving-day.figures.js';
import { listGoalsSql, noteMilestonesSql } from './note-milestones.sql.js';

/** Shares of a goal that organisations are told of, in percent. */
export const MILESTONES = [25, 50, 75, 100] as const;

/** Gifts that were under way at the end may come in so long after it. */
const AFTER_THE_END_MS = 24 * 3_600_000;

interface Goal {
  readonly kind: 'campaign' | 'givingDay';
  readonly id: string;
  readonly organisationId: OrganisationId;
  readonly slug: string;
  readonly currency: Currency;
  /** Minor units. */
  readonly goal: string;
  readonly reached: readonly number[];
}

/** Notes which milestones have been reached, and tells of each exactly once: only one process can have noted it. */
@Injectable()
export class NoteMilestones {
  constructor(
    private readonly transactions: Transactions,
    private readonly campaigns: CampaignFigures,
    private readonly days: GivingDayFigures,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Answers how many it has told of. */
  async run(): Promise<number> {
    const now = this.clock.now();
    const goals = await this.transactions.run('platform', (tx) => tx.rows<Goal>(listGoalsSql, [now, new Date(now.getTime() - AFTER_THE_END_MS), MILESTONES.at(-1)]));
    const raised = await this.#raised(goals);
    let noted = 0;
    for (const goal of goals) noted += await this.#note(goal, sumIn(raised.get(goal.id) ?? {}, goal.currency).amount, now);
    return noted;
  }

  async #raised(goals: readonly Goal[]): Promise<ReadonlyMap<string, CurrencySums>> {
    const ids = (kind: Goal['kind']) => goals.filter((goal) => goal.kind === kind).map(({ id }) => id);
    // Looking for milestones is not demand: nobody has asked to see the figure.
    const [ofCampaigns, ofDays] = await Promise.all([
      this.campaigns.totalRaised.ofMany(ids('campaign') as CampaignId[], { isTraffic: false }),
      this.days.totalRaised.ofMany(ids('givingDay') as GivingDayId[], { isTraffic: false }),
    ]);
    return new Map([...ofCampaigns, ...ofDays].map(([id, { value }]) => [id, value]));
  }

  async #note({ kind, id, organisationId, slug, currency, goal, reached }: Goal, raised: number, now: Date): Promise<number> {
    const percent = percentOf(money(raised, currency), money(Number(goal), currency));
    const fresh = MILESTONES.filter((milestone) => percent >= milestone && !reached.includes(milestone));
    if (fresh.length === 0) return 0;
    return this.transactions.run({ organisationId }, async (tx) => {
      const noted = await tx.rows<{ percent: number }>(noteMilestonesSql, [organisationId, id, fresh, now]);
      for (const milestone of noted.toSorted((one, other) => one.percent - other.percent)) {
        await this.events.add(tx, organisationId, 'milestone.reached', { kind: kind === 'campaign' ? 'campaign' : 'giving_day', slug, percent: milestone.percent, raised, goal: Number(goal), currency });
      }
      return noted.length;
    });
  }
}
