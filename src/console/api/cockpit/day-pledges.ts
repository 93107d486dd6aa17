import { Injectable } from '@nestjs/common';
import type { StaffGivingDay } from '../../../campaigns/staff-giving-day.reader.js';
import { PledgeWatchReader, type OpenPledges } from '../../../matches/pledge-watch.reader.js';
import { Clock } from '../../../shared/clock.js';
import type { DayPledgesShown, ProblemShown } from '../../contract/cockpit.js';
import { SharedReads } from '../live/shared-reads.js';
import { showChallenge, showMatch } from '../pledges/shown-pledges.js';

/** Panel and problems tell of the same, so long in milliseconds. */
const SHARED_MS = 1_500;

const NEARLY_USED = 0.1;

/** What sponsors have promised and is on at a giving day. */
@Injectable()
export class DayPledges {
  constructor(
    private readonly watch: PledgeWatchReader,
    private readonly shared: SharedReads,
    private readonly clock: Clock,
  ) {}

  async show(day: StaffGivingDay): Promise<DayPledgesShown> {
    const { matches, challenges } = await this.#open(day);
    const now = this.clock.now();
    return { matches: matches.map((match) => showMatch(match, now)), challenges: challenges.map((challenge) => showChallenge(challenge, now)) };
  }

  /** Pools that will not last: while the day goes on, somebody may want to raise them, or tell donors. */
  async listProblems(day: StaffGivingDay): Promise<ProblemShown[]> {
    const now = this.clock.now();
    if (now >= day.endsAt) return [];
    const { matches } = await this.#open(day);
    return matches.flatMap(({ id, sponsor, pool, allotted, exhaustedAt }): ProblemShown[] => {
      const about = { gravity: 'warning', about: sponsor, link: `/console/matches/${id}`, reason: null } as const;
      const left = (pool - allotted) / pool;
      if (left <= 0) return [{ ...about, kind: 'match_exhausted', number: null, since: exhaustedAt?.toISOString() ?? null }];
      return left < NEARLY_USED ? [{ ...about, kind: 'match_nearly_used', number: Math.max(1, Math.floor(left * 100)), since: null }] : [];
    });
  }

  #open(day: StaffGivingDay): Promise<OpenPledges> {
    return this.shared.get(`open pledges ${day.id}`, SHARED_MS, () => this.watch.listOpen(day, this.clock.now()));
  }
}
