import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Outbox } from '../queues/outbox.js';
import { Clock } from '../shared/clock.js';
import type { MailingId, OrganisationId } from '../shared/ids.js';
import { ResolveMailing } from './jobs/resolve-mailing.definition.js';
import { MilestoneWatch } from './milestone-watch.js';

interface StartedMailing {
  readonly id: MailingId;
  readonly organisationId: OrganisationId;
}

/** After this a mailing whose readers nobody is looking for, it seems, is given to a worker again. */
const LOST_AFTER_MS = 15 * 60_000;

/** Starts the mailings whose instant or milestone has come, each once: only one process can move it on from "scheduled". */
@Injectable()
export class StartDueMailings {
  constructor(
    private readonly transactions: Transactions,
    private readonly milestones: MilestoneWatch,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const now = this.clock.now();
    const reached = await this.milestones.reached(now);
    return this.transactions.run('platform', async (tx) => {
      const started = await tx.rows<StartedMailing>(
        `UPDATE mailings SET status = 'resolving', started_at = $1
         WHERE status = 'scheduled' AND paused_at IS NULL AND (send_at <= $1 OR id = ANY ($2::uuid[]))
         RETURNING id, organisation_id AS "organisationId"`,
        [now, reached],
      );
      const lost = await this.#lost(tx, now);
      for (const { id, organisationId } of [...started, ...lost]) {
        await this.outbox.add(tx, organisationId, ResolveMailing, { mailingId: id, organisationId, round: now.getTime() });
      }
      return started.length;
    });
  }

  #lost(tx: Transaction, now: Date): Promise<StartedMailing[]> {
    return tx.rows<StartedMailing>(
      `UPDATE mailings SET started_at = $1 WHERE status = 'resolving' AND started_at < $2 RETURNING id, organisation_id AS "organisationId"`,
      [now, new Date(now.getTime() - LOST_AFTER_MS)],
    );
  }
}
