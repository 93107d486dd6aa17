import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { WebhookDeliveryId } from '../shared/ids.js';
import { findDeliverySql, listDeliveriesSql } from './deliveries.sql.js';
import type { DeliveryStatus, WebhookDelivery, WebhookEndpoint } from './webhook.js';
import { DeliveryNotFound } from './webhooks.errors.js';

export interface DeliveryPage {
  readonly limit: number;
  /** The last one of the page before. */
  readonly before: WebhookDeliveryId | null;
  readonly status: DeliveryStatus | null;
}

/** What was sent to an endpoint in the last month, and what became of it. */
@Injectable()
export class DeliveryReader {
  constructor(private readonly transactions: Transactions) {}

  /** The latest first. */
  list({ id, organisationId }: WebhookEndpoint, { before, status, limit }: DeliveryPage): Promise<WebhookDelivery[]> {
    return this.transactions.run({ organisationId }, (tx) => tx.rows<WebhookDelivery>(listDeliveriesSql, [id, before, status, limit]));
  }

  /** @throws DeliveryNotFound */
  async get({ id: endpointId, organisationId }: WebhookEndpoint, id: WebhookDeliveryId): Promise<WebhookDelivery> {
    const found = await this.transactions.run({ organisationId }, (tx) => tx.row<WebhookDelivery>(findDeliverySql, [endpointId, id]));
    if (found === null) throw new DeliveryNotFound();
    return found;
  }
}
