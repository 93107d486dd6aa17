import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import type { MailingId, OrganisationId } from '../shared/ids.js';
import { MailingRefused } from './mailings.errors.js';
import type { Cue } from './milestone.js';
import { refusal } from './steer-mailing.js';

/** Later than this is a slip of the year. */
const FARTHEST_MS = 400 * 24 * 3_600_000;

/** Lets a draft go out when its cue comes: an instant (one that has passed means now) or a milestone of the day. */
@Injectable()
export class ScheduleMailing {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(organisationId: OrganisationId, id: MailingId, cue: Cue, actor: string): Promise<void> {
    if ('at' in cue && cue.at.getTime() > this.clock.now().getTime() + FARTHEST_MS) {
      throw new MailingRefused([{ field: 'at', code: 'too_far', message: 'is more than a year ahead' }]);
    }
    const [at, milestone] = 'at' in cue ? [cue.at, null] : [null, cue.milestone];
    await this.transactions.run({ organisationId }, async (tx) => {
      const scheduled = await tx.row<{ campaign_id: string | null; giving_day_id: string | null }>(
        `UPDATE mailings SET status = 'scheduled', send_at = $2, milestone = $3, paused_at = NULL
         WHERE id = $1 AND status IN ('draft', 'scheduled') RETURNING campaign_id, giving_day_id`,
        [id, at, milestone && JSON.stringify(milestone)],
      );
      if (scheduled === null) throw await refusal(tx, id, 'scheduled');
      if (milestone !== null && scheduled.campaign_id === null && scheduled.giving_day_id === null) {
        throw new MailingRefused([{ field: 'milestone', code: 'without_cause', message: 'needs a mailing that is about a campaign or a giving day' }]);
      }
      await this.audit.add(tx, { organisationId, actor, action: 'mailing.schedule', subject: `mailing:${id}`, detail: { at, milestone } });
    });
  }
}
