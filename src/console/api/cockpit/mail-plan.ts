import { Injectable } from '@nestjs/common';
import type { StaffGivingDay } from '../../../campaigns/staff-giving-day.reader.js';
import { MailPlanReader, type PlannedMailing } from '../../../mailings/mail-plan.reader.js';
import type { Milestone } from '../../../mailings/milestone.js';
import type { PlannedMailingShown, PlanShown } from '../../contract/cockpit.js';
import { SharedReads } from '../live/shared-reads.js';
import { hourOf } from './shown-day.js';

const MAILINGS = 50;

/** Plan and problems tell of the same, so long in milliseconds. */
const SHARED_MS = 1_500;

/** Every message of the day is looked at for it. */
const SENT_MS = 60_000;

/** What goes out around a day, and what has gone out by the hour. */
@Injectable()
export class MailPlan {
  constructor(
    private readonly plan: MailPlanReader,
    private readonly shared: SharedReads,
  ) {}

  list(day: StaffGivingDay): Promise<PlannedMailing[]> {
    return this.shared.get(`mail plan ${day.id}`, SHARED_MS, () => this.plan.list(day, MAILINGS));
  }

  async show(day: StaffGivingDay): Promise<PlanShown> {
    const [mailings, sent] = await Promise.all([this.list(day), this.shared.get(`sent by hour ${day.id}`, SENT_MS, () => this.plan.countSentByHour(day))]);
    return { mailings: mailings.map(showMailing), sentByHour: sent.map(({ hour, sent: mails }) => ({ hour: hourOf(hour, day.startsAt), sent: mails })) };
  }
}

function showMailing({ id, subject, status, sendAt, milestone, recipients, sent, failed, pausedAt, startedAt }: PlannedMailing): PlannedMailingShown {
  return {
    ...{ id, subject, status, recipients, sent, failed },
    sendAt: sendAt?.toISOString() ?? null,
    milestone: milestone === null ? null : milestoneCode(milestone),
    isPaused: pausedAt !== null,
    startedAt: startedAt?.toISOString() ?? null,
  };
}

/** In a form that the screen puts into words: `percent 50`, `start 2`, `end 3`. */
function milestoneCode(milestone: Milestone): string {
  return milestone.kind === 'percent_of_goal' ? `percent ${milestone.percent}` : `${milestone.edge} ${milestone.hours}`;
}
