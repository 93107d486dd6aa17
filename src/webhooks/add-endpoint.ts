import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { SealedSecrets } from '../organisations/sealed-secrets.js';
import { Clock } from '../shared/clock.js';
import { newId, type OrganisationId } from '../shared/ids.js';
import { checkEndpoint, type EndpointWish } from './check-endpoint.js';
import { insertEndpointSql } from './endpoints.sql.js';
import { newWebhookSecret } from './webhook-secret.js';
import type { WebhookEndpoint } from './webhook.js';
import { EndpointRefused, TooManyEndpoints } from './webhooks.errors.js';

const MOST_ENDPOINTS = 20;

/** Notes where an organisation wants to be told of things, and answers the secret that what is sent there is signed with. */
@Injectable()
export class AddEndpoint {
  constructor(
    private readonly transactions: Transactions,
    private readonly secrets: SealedSecrets,
    private readonly audit: AuditLog,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** @throws EndpointRefused naming every fault, TooManyEndpoints */
  async run(organisationId: OrganisationId, asked: EndpointWish, actor: string): Promise<{ readonly endpoint: WebhookEndpoint; readonly secret: string }> {
    const checked = checkEndpoint(asked, this.config.webhooks.mayBeLoopback);
    if (!checked.ok) throw new EndpointRefused(checked.faults);
    const { url, description, eventTypes } = checked.wish;
    const id = newId<'WebhookEndpoint'>();
    const secret = newWebhookSecret();
    const endpoint = await this.transactions.run({ organisationId }, async (tx) => {
      const row = await tx.row<{ count: string }>(`SELECT count(*) FROM webhook_endpoints WHERE organisation_id = $1`, [organisationId]);
      if (Number(row?.count) >= MOST_ENDPOINTS) throw new TooManyEndpoints(MOST_ENDPOINTS);
      await this.audit.add(tx, { organisationId, actor, action: 'webhook-endpoint.add', subject: `webhook-endpoint:${id}`, detail: { url, eventTypes } });
      return tx.row<WebhookEndpoint>(insertEndpointSql, [id, organisationId, url, description, eventTypes, this.secrets.seal(secret, id), this.clock.now(), actor]);
    });
    return { endpoint: endpoint as WebhookEndpoint, secret };
  }
}
