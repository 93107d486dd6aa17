import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import type { OrganisationId, WebhookEndpointId } from '../shared/ids.js';
import { EndpointNotFound } from './webhooks.errors.js';

/** Forgets an endpoint and everything that was, or was to be, sent to it. */
@Injectable()
export class DeleteEndpoint {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** @throws EndpointNotFound */
  async run(organisationId: OrganisationId, id: WebhookEndpointId, actor: string): Promise<void> {
    await this.transactions.run({ organisationId }, async (tx) => {
      // In the order in which attempts are booked, the delivery first: else the two could wait for each other.
      await tx.rows(`DELETE FROM webhook_deliveries WHERE endpoint_id = $1`, [id]);
      const deleted = await tx.row<{ url: string }>(`DELETE FROM webhook_endpoints WHERE id = $1 RETURNING url`, [id]);
      if (deleted === null) throw new EndpointNotFound();
      await this.audit.add(tx, { organisationId, actor, action: 'webhook-endpoint.delete', subject: `webhook-endpoint:${id}`, detail: deleted });
    });
  }
}
