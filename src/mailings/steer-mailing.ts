import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import type { MailingId, OrganisationId } from '../shared/ids.js';
import { MailingNotFound, MailingStageWrong } from './mailings.errors.js';

export type Steering = 'pause' | 'resume' | 'cancel' | 'unschedule';

interface Step {
  readonly done: string;
  /** What it changes where it may; to be followed by the mailing's id. */
  readonly set: string;
  readonly where: string;
}

const STEPS: Readonly<Record<Steering, Step>> = {
  pause: { done: 'paused', set: `paused_at = coalesce(paused_at, $2)`, where: `status IN ('scheduled', 'resolving', 'sending')` },
  resume: { done: 'resumed', set: `paused_at = NULL`, where: `status IN ('scheduled', 'resolving', 'sending')` },
  cancel: { done: 'cancelled', set: `status = 'cancelled', ended_at = $2`, where: `status IN ('draft', 'scheduled', 'resolving', 'sending')` },
  unschedule: { done: 'taken back', set: `status = 'draft', send_at = NULL, milestone = NULL, paused_at = NULL`, where: `status = 'scheduled'` },
};

/** Stops a mailing for a while, lets it go on, takes it back, or ends it. What is in the server's hands already stays sent. */
@Injectable()
export class SteerMailing {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws MailingStageWrong where it is too late or too early for that. */
  async run(organisationId: OrganisationId, id: MailingId, steering: Steering, actor: string): Promise<void> {
    const { set, where, done } = STEPS[steering];
    await this.transactions.run({ organisationId }, async (tx) => {
      const steered = await tx.row(`UPDATE mailings SET ${set} WHERE id = $1 AND ${where} AND $2::timestamptz IS NOT NULL RETURNING id`, [id, this.clock.now()]);
      if (steered === null) throw await refusal(tx, id, done);
      await this.audit.add(tx, { organisationId, actor, action: `mailing.${steering}`, subject: `mailing:${id}` });
    });
  }
}

/** Why a mailing could not be moved on. */
export async function refusal(tx: Transaction, id: MailingId, done: string): Promise<Error> {
  const standing = await tx.row<{ status: string }>(`SELECT status FROM mailings WHERE id = $1`, [id]);
  return standing === null ? new MailingNotFound() : new MailingStageWrong(done, standing.status);
}
