import { Injectable } from '@nestjs/common';
import { StaffGivingDayReader, type StaffGivingDay } from '../../../campaigns/staff-giving-day.reader.js';
import { DayHours } from '../../../donations/day-hours.js';
import type { PaceShown } from '../../contract/cockpit.js';
import { SharedReads } from '../live/shared-reads.js';
import { showHours } from './shown-day.js';

/** An edition that is over hardly changes. */
const LAST_EDITION_MS = 10 * 60_000;

/** How a day goes, hour by hour, and how the edition before it went. */
@Injectable()
export class DayPace {
  constructor(
    private readonly hours: DayHours,
    private readonly days: StaffGivingDayReader,
    private readonly shared: SharedReads,
  ) {}

  async show(day: StaffGivingDay): Promise<PaceShown> {
    const [{ hours, asOf, missing }, last] = await Promise.all([
      this.hours.of(day),
      this.shared.get(`edition before ${day.id}`, LAST_EDITION_MS, () => this.#last(day), ({ missing: more }) => more !== 0),
    ]);
    return { hours: showHours(hours, day.startsAt), asOf: asOf.toISOString(), missing, last: last.missing === 0 ? last.shown : null };
  }

  async #last(day: StaffGivingDay): Promise<{ readonly shown: PaceShown['last']; readonly missing: number | null }> {
    const before = await this.days.findEditionBefore(day);
    if (before === null || before.currency !== day.currency) return { shown: null, missing: 0 };
    const { hours, missing } = await this.hours.of(before);
    return { shown: { title: before.title, slug: before.slug, startsAt: before.startsAt.toISOString(), hours: showHours(hours, before.startsAt) }, missing };
  }
}
