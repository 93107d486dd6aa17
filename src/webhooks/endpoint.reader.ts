import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId, WebhookEndpointId } from '../shared/ids.js';
import { endpointColumns } from './endpoints.sql.js';
import type { WebhookEndpoint } from './webhook.js';
import { EndpointNotFound } from './webhooks.errors.js';

/** Where an organisation is told of things. There are few: they come in one piece. */
@Injectable()
export class EndpointReader {
  constructor(private readonly transactions: Transactions) {}

  list(organisationId: OrganisationId): Promise<WebhookEndpoint[]> {
    return this.transactions.run({ organisationId }, (tx) =>
      tx.rows<WebhookEndpoint>(`SELECT ${endpointColumns} FROM webhook_endpoints WHERE organisation_id = $1 ORDER BY id`, [organisationId]),
    );
  }

  /** @throws EndpointNotFound also for one of another organisation. */
  async get(organisationId: OrganisationId, id: WebhookEndpointId): Promise<WebhookEndpoint> {
    const found = await this.transactions.run({ organisationId }, (tx) => tx.row<WebhookEndpoint>(`SELECT ${endpointColumns} FROM webhook_endpoints WHERE id = $1`, [id]));
    if (found === null) throw new EndpointNotFound();
    return found;
  }
}
