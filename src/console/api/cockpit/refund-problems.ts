import { Injectable } from '@nestjs/common';
import type { StaffGivingDay } from '../../../campaigns/staff-giving-day.reader.js';
import { RefundLimits } from '../../../donations/refund-limits.js';
import { RefundReader } from '../../../donations/refund.reader.js';
import { Clock } from '../../../shared/clock.js';
import type { ProblemShown } from '../../contract/cockpit.js';

const NO_MORE = { about: null, link: null, number: null, reason: null, since: null } as const;

/** The rest are seen once these have been decided. */
const MOST_SHOWN = 5;

/** What of an organisation's refunds somebody has to look at: those that wait for a second person, and limits about to be loosened. */
@Injectable()
export class RefundProblems {
  constructor(
    private readonly refunds: RefundReader,
    private readonly limits: RefundLimits,
    private readonly clock: Clock,
  ) {}

  async list({ organisationId }: Pick<StaffGivingDay, 'organisationId'>): Promise<ProblemShown[]> {
    const [waiting, limits] = await Promise.all([this.refunds.listWaiting(organisationId, this.clock.now(), MOST_SHOWN), this.limits.list(organisationId)]);
    const loosened = limits.filter(({ held }) => held !== null);
    return [
      ...waiting.map(({ campaignTitle, donationId, requestedAt }) => ({ ...NO_MORE, kind: 'refund_waiting', gravity: 'warning', about: campaignTitle, link: `/console/donations/${donationId}`, since: requestedAt.toISOString() }) as const),
      ...loosened.map(({ currency }) => ({ ...NO_MORE, kind: 'refund_limit_loosened', gravity: 'warning', about: currency, link: '/console/refund-limits' }) as const),
    ];
  }
}
