import { Injectable } from '@nestjs/common';
import type { StaffGivingDay } from '../../../campaigns/staff-giving-day.reader.js';
import { CampaignFigures } from '../../../donations/campaign.figures.js';
import { sumIn } from '../../../donations/currency-sums.js';
import { DayBoardReader, type Contender, type DayBoard } from '../../../donations/day-board.reader.js';
import { DonationFigures } from '../../../donations/donation.figures.js';
import type { LeadersShown, LeaderShown, TotalsShown } from '../../contract/cockpit.js';
import { SharedReads } from '../live/shared-reads.js';
import { showFigure } from './shown-day.js';

const CONTENDERS = 60;
const LEADERS = 12;

/** Looking on all day is no traffic: a campaign nobody gives to must not be refreshed as if donors stood before it. */
const QUIETLY = { isTraffic: false } as const;

/** How often what hardly changes is read anew, in milliseconds. */
const BOARD_MS = 10_000;

/** The figures of a day as its people are shown them. */
@Injectable()
export class DayTotals {
  constructor(
    private readonly figures: DonationFigures,
    private readonly campaigns: CampaignFigures,
    private readonly board: DayBoardReader,
    private readonly shared: SharedReads,
  ) {}

  async totals(day: StaffGivingDay): Promise<TotalsShown> {
    const [{ raised, donors, donations }, { goal }] = await Promise.all([this.figures.ofGivingDay(day, null), this.getBoard(day)]);
    const same = <T>(value: T) => value;
    return {
      raised: showFigure(raised, same),
      donors: showFigure(donors, same),
      donations: showFigure(donations, same),
      goal: goal === null ? null : { amount: goal, currency: day.currency },
    };
  }

  async leaders(day: StaffGivingDay): Promise<LeadersShown> {
    const { campaigns, contenders } = await this.getBoard(day);
    const leaders = await this.#read(contenders);
    // Sums in other currencies than the day's cannot be compared with its own: they come after, by their donors.
    const isOwn = ({ raised }: LeaderShown) => Number(raised.value.currency === day.currency);
    const rank = (leader: LeaderShown) => (isOwn(leader) === 1 ? leader.raised.value.amount : leader.donors);
    return { campaigns, leaders: leaders.toSorted((a, b) => isOwn(b) - isOwn(a) || rank(b) - rank(a)).slice(0, LEADERS) };
  }

  getBoard(day: StaffGivingDay): Promise<DayBoard> {
    return this.shared.get(`board ${day.id}`, BOARD_MS, () => this.board.getBoard(day, CONTENDERS));
  }

  async #read(contenders: readonly Contender[]): Promise<LeaderShown[]> {
    const ids = contenders.map(({ id }) => id);
    const { totalRaised, donorCount, donationCount } = this.campaigns;
    const [raised, donors, donations] = await Promise.all([totalRaised.ofMany(ids, QUIETLY), donorCount.ofMany(ids, QUIETLY), donationCount.ofMany(ids, QUIETLY)]);
    return contenders.flatMap(({ id, slug, title, currency, goal }) => {
      const sums = raised.get(id);
      if (sums === undefined) return [];
      return [{ slug, title, goal, raised: showFigure(sums, (value) => sumIn(value, currency)), donors: donors.get(id)?.value ?? 0, donations: donations.get(id)?.value ?? 0 }];
    });
  }
}
