import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Outbox } from '../queues/outbox.js';
import { Clock } from '../shared/clock.js';
import { hasArrived, isGone, type Attempt } from './attempt.js';
import { bookAttemptSql } from './deliveries.sql.js';
import type { TakenDelivery } from './due-deliveries.js';
import { disableSql, noteArrivalSql, noteFailureSql } from './endpoints.sql.js';
import { TellOfDisabled } from './jobs/tell-of-disabled.definition.js';
import { isHopeless, nextAttemptAt, restMs } from './retry-plan.js';
import type { DisabledBecause } from './webhook.js';

interface FailingEndpoint {
  readonly failures: number;
  readonly failingSince: Date;
  readonly disabledAt: Date | null;
}

/** Writes down what became of an attempt: of the delivery, and of its endpoint. */
@Injectable()
export class BookAttempt {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(delivery: TakenDelivery, attempt: Attempt): Promise<void> {
    const { organisationId, endpointId } = delivery;
    const now = this.clock.now();
    await this.transactions.run({ organisationId }, async (tx) => {
      const booked = await tx.row(bookAttemptSql, bookingOf(delivery, attempt, now));
      if (booked === null) return;
      if (hasArrived(attempt)) await tx.rows(noteArrivalSql, [endpointId]);
      else await this.#noteFailure(tx, delivery, attempt, now);
    });
  }

  async #noteFailure(tx: Transaction, delivery: TakenDelivery, attempt: Attempt, now: Date): Promise<void> {
    const endpoint = await tx.row<FailingEndpoint>(noteFailureSql, [delivery.endpointId, now]);
    if (endpoint === null || endpoint.disabledAt !== null) return;
    await tx.rows(`UPDATE webhook_endpoints SET rest_until = $2 WHERE id = $1`, [delivery.endpointId, new Date(now.getTime() + restMs(endpoint.failures))]);
    if (isGone(attempt)) await this.#disable(tx, delivery, 'gone', now);
    else if (isHopeless(endpoint.failures, endpoint.failingSince, now)) await this.#disable(tx, delivery, 'failing', now);
  }

  async #disable(tx: Transaction, { organisationId, endpointId }: TakenDelivery, because: DisabledBecause, now: Date): Promise<void> {
    if ((await tx.row(disableSql, [endpointId, now, because])) === null) return;
    await this.audit.add(tx, { organisationId, actor: 'webhooks', action: 'webhook-endpoint.disable', subject: `webhook-endpoint:${endpointId}`, detail: { because } });
    await this.outbox.add(tx, organisationId, TellOfDisabled, { organisationId, endpointId, disabledAt: now.getTime() });
  }
}

function bookingOf({ id, attempts, createdAt }: TakenDelivery, attempt: Attempt, now: Date): unknown[] {
  const answer = attempt.kind === 'answered' ? [attempt.status, attempt.start, null] : [null, null, attempt.reason];
  if (hasArrived(attempt)) return [id, attempts, 'delivered', null, now, ...answer];
  const next = nextAttemptAt(attempts, createdAt, attempt, now, Math.random());
  return next === null ? [id, attempts, 'failed', null, now, ...answer] : [id, attempts, 'waiting', next, null, ...answer];
}
