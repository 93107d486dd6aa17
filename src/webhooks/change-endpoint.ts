import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId, WebhookEndpointId } from '../shared/ids.js';
import { checkEndpoint, type EndpointWish } from './check-endpoint.js';
import { changeEndpointSql } from './endpoints.sql.js';
import type { WebhookEndpoint } from './webhook.js';
import { EndpointNotFound, EndpointRefused } from './webhooks.errors.js';

/** Changes an endpoint, and disables or enables it. What waits for one that is disabled goes on waiting. */
@Injectable()
export class ChangeEndpoint {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** @throws EndpointNotFound, EndpointRefused naming every fault */
  async run(organisationId: OrganisationId, id: WebhookEndpointId, asked: EndpointWish & { readonly isEnabled: boolean }, actor: string): Promise<WebhookEndpoint> {
    const checked = checkEndpoint(asked, this.config.webhooks.mayBeLoopback);
    if (!checked.ok) throw new EndpointRefused(checked.faults);
    const { url, description, eventTypes } = checked.wish;
    const { isEnabled } = asked;
    return this.transactions.run({ organisationId }, async (tx) => {
      const endpoint = await tx.row<WebhookEndpoint>(changeEndpointSql, [id, url, description, eventTypes, isEnabled, this.clock.now()]);
      if (endpoint === null) throw new EndpointNotFound();
      await this.audit.add(tx, { organisationId, actor, action: 'webhook-endpoint.change', subject: `webhook-endpoint:${id}`, detail: { url, eventTypes, isEnabled } });
      return endpoint;
    });
  }
}
