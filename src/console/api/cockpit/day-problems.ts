import { Injectable } from '@nestjs/common';
import { SetAside } from '../../../cached-fields/cadence/set-aside.js';
import type { StaffGivingDay } from '../../../campaigns/staff-giving-day.reader.js';
import { DayBoardReader } from '../../../donations/day-board.reader.js';
import type { PlannedMailing } from '../../../mailings/mail-plan.reader.js';
import { Clock } from '../../../shared/clock.js';
import type { ProblemShown } from '../../contract/cockpit.js';
import { DayTotals } from './day-totals.js';
import { MailPlan } from './mail-plan.js';

const NO_MORE = { about: null, link: null, number: null, reason: null, since: null } as const;

/** Cards are declined all day; it is a problem when they suddenly are in numbers. */
const ATTEMPTS_MS = 15 * 60_000;
const FEW_FAILURES = 10;
const FAILING_SHARE = 0.25;

/** A mailing that was slowed within this time is slow now, in milliseconds. */
const SLOW_MS = 5 * 60_000;

/** What is wrong with a day: its figures, its mailings, its payments. */
@Injectable()
export class DayProblems {
  constructor(
    private readonly totals: DayTotals,
    private readonly setAside: SetAside,
    private readonly plan: MailPlan,
    private readonly board: DayBoardReader,
    private readonly clock: Clock,
  ) {}

  async list(day: StaffGivingDay): Promise<ProblemShown[]> {
    const parts = await Promise.all([this.#figures(day), this.#failures(day), this.#mailings(day), this.#payments(day)]);
    return parts.flat();
  }

  async #figures(day: StaffGivingDay): Promise<ProblemShown[]> {
    const [{ raised }, { leaders }] = await Promise.all([this.totals.totals(day), this.totals.leaders(day)]);
    const own = raised.stale ? [{ ...NO_MORE, kind: 'figures_stale', gravity: 'warning', about: day.title, link: `/console/figures/giving-day/${day.slug}`, since: raised.asOf } as const] : [];
    const stale = leaders.filter((leader) => leader.raised.stale);
    return [...own, ...stale.map(({ title, slug, raised: { asOf } }) => ({ ...NO_MORE, kind: 'figures_stale', gravity: 'warning', about: title, link: `/console/refresh/${slug}`, since: asOf }) as const)];
  }

  /** Why a figure stands still: what was thrown when it was last computed. */
  async #failures(day: StaffGivingDay): Promise<ProblemShown[]> {
    const { contenders } = await this.totals.getBoard(day);
    const failures = await this.setAside.find([day.id, ...contenders.map(({ id }) => id)]);
    return failures
      .filter(({ failures: times }) => times > 0)
      .map(({ id, field, reason, failures: times, failedAt }) => {
        const of = contenders.find((contender) => contender.id === id);
        const link = of === undefined ? `/console/figures/giving-day/${day.slug}` : `/console/refresh/${of.slug}`;
        return { kind: 'figures_failed', gravity: 'grave', about: `${of?.title ?? day.title} · ${field.split('.').at(-1)}`, link, number: times, reason, since: failedAt.toISOString() } as const;
      });
  }

  async #mailings(day: StaffGivingDay): Promise<ProblemShown[]> {
    const now = this.clock.now().getTime();
    return (await this.plan.list(day)).flatMap((mailing) => problemsOf(mailing, now));
  }

  async #payments({ organisationId }: StaffGivingDay): Promise<ProblemShown[]> {
    const since = new Date(this.clock.now().getTime() - ATTEMPTS_MS);
    const { failed, captured } = await this.board.countAttempts(organisationId, since);
    if (failed < FEW_FAILURES || failed / (failed + captured) < FAILING_SHARE) return [];
    return [{ ...NO_MORE, kind: 'payments_failing', gravity: 'grave', link: '/console/donations?status=failed', number: Math.round((100 * failed) / (failed + captured)), since: since.toISOString() }];
  }
}

function problemsOf({ id, subject, status, pausedAt, uncertain, slowedBecause, slowedAt }: PlannedMailing, now: number): ProblemShown[] {
  const about = { ...NO_MORE, about: subject, link: `/console/mailings/${id}` };
  const isUnderWay = status === 'sending' || status === 'resolving';
  const isSlow = isUnderWay && slowedBecause !== null && slowedAt !== null && now - slowedAt.getTime() < SLOW_MS;
  return [
    ...(isUnderWay && pausedAt !== null ? [{ ...about, kind: 'mailing_paused', gravity: 'warning', since: pausedAt.toISOString() } as const] : []),
    ...(isSlow && slowedAt !== null ? [{ ...about, kind: 'mailing_slowed', gravity: 'warning', reason: slowedBecause, since: slowedAt.toISOString() } as const] : []),
    ...(uncertain > 0 ? [{ ...about, kind: 'mailing_uncertain', gravity: 'warning', number: uncertain } as const] : []),
  ];
}
