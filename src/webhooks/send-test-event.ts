import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { WebhookDeliveryId } from '../shared/ids.js';
import type { WebhookEndpoint } from './webhook.js';
import { EndpointDisabled } from './webhooks.errors.js';

const ADD_SQL = `
  WITH event AS (
    INSERT INTO webhook_events (organisation_id, type, data, happened_at) VALUES ($1, 'webhook.test', $3, $4) RETURNING id
  )
  INSERT INTO webhook_deliveries (organisation_id, endpoint_id, event_id, due_at, created_at)
  SELECT $1, $2, event.id, $4, $4 FROM event
  RETURNING id`;

/** Sends an endpoint an event in which nothing happened, on the way that all events go. */
@Injectable()
export class SendTestEvent {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws EndpointDisabled */
  async run({ id, organisationId, disabledAt }: WebhookEndpoint): Promise<WebhookDeliveryId> {
    if (disabledAt !== null) throw new EndpointDisabled();
    const delivery = await this.transactions.run({ organisationId }, (tx) =>
      tx.row<{ id: WebhookDeliveryId }>(ADD_SQL, [organisationId, id, JSON.stringify({ endpoint: id }), this.clock.now()]),
    );
    return (delivery as { id: WebhookDeliveryId }).id;
  }
}
