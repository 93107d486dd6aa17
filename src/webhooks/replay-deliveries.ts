import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import type { WebhookDeliveryId } from '../shared/ids.js';
import { replayFailedSql, replayOneSql } from './deliveries.sql.js';
import type { WebhookEndpoint } from './webhook.js';
import { DeliveryNotFound, EndpointDisabled } from './webhooks.errors.js';

/** So many one statement gives out again, so that none holds locks for long. */
const BATCH = 5_000;

/** Delivers anew, under the id that it had: a receiver that has it already can tell. */
@Injectable()
export class ReplayDeliveries {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** One, whatever became of it. @throws DeliveryNotFound, EndpointDisabled */
  async one(endpoint: WebhookEndpoint, id: WebhookDeliveryId, actor: string): Promise<void> {
    const { organisationId, id: endpointId } = refuseDisabled(endpoint);
    await this.transactions.run({ organisationId }, async (tx) => {
      const replayed = await tx.row(replayOneSql, [endpointId, this.clock.now(), id]);
      if (replayed === null) throw new DeliveryNotFound();
      await this.audit.add(tx, { organisationId, actor, action: 'webhook-delivery.replay', subject: `webhook-delivery:${id}` });
    });
  }

  /** All that failed for good of what has happened since; answers how many they are. @throws EndpointDisabled */
  async failedSince(endpoint: WebhookEndpoint, since: Date, actor: string): Promise<number> {
    const { organisationId, id } = refuseDisabled(endpoint);
    let [total, replayed] = [0, 0];
    do {
      replayed = (await this.transactions.run({ organisationId }, (tx) => tx.rows(replayFailedSql, [id, this.clock.now(), since, BATCH]))).length;
      total += replayed;
    } while (replayed === BATCH);
    await this.transactions.run({ organisationId }, (tx) =>
      this.audit.add(tx, { organisationId, actor, action: 'webhook-endpoint.replay', subject: `webhook-endpoint:${id}`, detail: { since, replayed: total } }),
    );
    return total;
  }
}

function refuseDisabled(endpoint: WebhookEndpoint): WebhookEndpoint {
  if (endpoint.disabledAt !== null) throw new EndpointDisabled();
  return endpoint;
}
