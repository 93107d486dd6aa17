import { Injectable } from '@nestjs/common';
import type { StaffGivingDay } from '../../../campaigns/staff-giving-day.reader.js';
import type { ProblemShown } from '../../contract/cockpit.js';
import { DayProblems } from './day-problems.js';
import { DayPledges } from './day-pledges.js';
import { PlatformProblems } from './platform-problems.js';
import { RefundProblems } from './refund-problems.js';
import { SheetWork } from './sheet-work.js';

/** Everything that is wrong with a day, the gravest first. */
@Injectable()
export class CockpitProblems {
  constructor(
    private readonly platform: PlatformProblems,
    private readonly day: DayProblems,
    private readonly work: SheetWork,
    private readonly pledges: DayPledges,
    private readonly refunds: RefundProblems,
  ) {}

  async list(day: StaffGivingDay, isPlatform: boolean): Promise<readonly ProblemShown[]> {
    const [own, ofDay, ofWork, ofPledges, ofRefunds] = await Promise.all([
      isPlatform ? this.platform.listOwn() : [],
      this.day.list(day),
      this.work.listFailed(day),
      this.pledges.listProblems(day),
      this.refunds.list(day),
    ]);
    const all = [...this.platform.listStanding(), ...own, ...ofDay, ...ofWork, ...ofPledges, ...ofRefunds].map((problem) => (isPlatform || problem.link === null || isForClients(problem.link) ? problem : { ...problem, link: null }));
    return all.toSorted((a, b) => Number(b.gravity === 'grave') - Number(a.gravity === 'grave'));
  }
}

/** Pages of the platform do not exist for people of a client. */
function isForClients(link: string): boolean {
  return /^\/console\/(mailings|donations|imports|matches|refund-limits)/.test(link);
}
