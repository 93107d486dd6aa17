import { Injectable } from '@nestjs/common';
import { StaffGivingDayReader, type StaffGivingDay } from '../../../campaigns/staff-giving-day.reader.js';
import { OrganisationReader } from '../../../organisations/organisation.reader.js';
import { parseSlug } from '../../../shared/slug.js';
import type { CockpitPart, CockpitShown } from '../../contract/cockpit.js';
import { PageNotFound } from '../../console.errors.js';
import { isOfPlatform } from '../../roles.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { Desk } from '../desk.js';
import type { LivePart } from '../live/live-part.js';
import { CockpitProblems } from './cockpit-problems.js';
import { DayPace } from './day-pace.js';
import { DayPledges } from './day-pledges.js';
import { DayTotals } from './day-totals.js';
import { MailPlan } from './mail-plan.js';
import { SheetWork } from './sheet-work.js';
import { showDay } from './shown-day.js';

/** How soon each part follows what happens, in milliseconds. */
const EVERY_MS: Readonly<Record<CockpitPart, number>> = { totals: 1_000, leaders: 2_000, problems: 3_000, work: 2_000, pledges: 2_000, pace: 10_000, plan: 10_000 };

/** Everything on one day's cockpit, at once and part by part. */
@Injectable()
export class Cockpits {
  constructor(
    private readonly totals: DayTotals,
    private readonly pace: DayPace,
    private readonly plan: MailPlan,
    private readonly problems: CockpitProblems,
    private readonly work: SheetWork,
    private readonly pledges: DayPledges,
  ) {}

  parts(day: StaffGivingDay, session: ConsoleSession): readonly (LivePart & { readonly name: CockpitPart })[] {
    const reads: { readonly [Part in CockpitPart]: () => Promise<CockpitShown[Part]> } = {
      totals: () => this.totals.totals(day),
      leaders: () => this.totals.leaders(day),
      problems: () => this.problems.list(day, isOfPlatform(session.staff)),
      work: () => this.work.show(day, session.staff),
      pledges: () => this.pledges.show(day),
      pace: () => this.pace.show(day),
      plan: () => this.plan.show(day),
    };
    // What stands on it differs for problems with whose people they are, and with the role for reports that are not for everyone.
    const whose: Partial<Record<CockpitPart, string>> = { problems: isOfPlatform(session.staff) ? 'platform' : 'client', work: session.staff.role };
    const isPartial: { readonly [Part in CockpitPart]?: (value: CockpitShown[Part]) => boolean } = { pace: ({ missing }) => missing !== 0 };
    return (Object.keys(reads) as CockpitPart[]).map((name) => ({
      ...{ name, key: `${day.id} ${whose[name] ?? 'everybody'}`, everyMs: EVERY_MS[name], read: reads[name] },
      isPartial: isPartial[name] as LivePart['isPartial'],
    }));
  }
}

/** Finds the day somebody asks about. */
@Injectable()
export class CockpitDays {
  constructor(
    private readonly desk: Desk,
    private readonly days: StaffGivingDayReader,
    private readonly organisations: OrganisationReader,
  ) {}

  /** @throws PageNotFound for a day that is not theirs to see, as for one that does not exist. */
  async get(session: ConsoleSession, text: unknown): Promise<StaffGivingDay> {
    const slug = typeof text === 'string' ? parseSlug(text) : null;
    const day = slug && (await this.days.find(this.desk.scopeOf(session), slug));
    if (!day) throw new PageNotFound();
    return day;
  }

  async show(day: StaffGivingDay): Promise<CockpitShown['day']> {
    return showDay(day, await this.organisations.get(day.organisationId));
  }
}
