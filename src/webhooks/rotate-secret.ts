import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { SealedSecrets } from '../organisations/sealed-secrets.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId, WebhookEndpointId } from '../shared/ids.js';
import { rotateSecretSql } from './endpoints.sql.js';
import { newWebhookSecret } from './webhook-secret.js';
import type { WebhookEndpoint } from './webhook.js';
import { EndpointNotFound } from './webhooks.errors.js';

const BOTH_VALID_MS = 24 * 3_600_000;

/** Gives an endpoint a new secret. For a day both sign, so that its receiver can change over without losing anything. */
@Injectable()
export class RotateSecret {
  constructor(
    private readonly transactions: Transactions,
    private readonly secrets: SealedSecrets,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws EndpointNotFound */
  async run(organisationId: OrganisationId, id: WebhookEndpointId, actor: string): Promise<{ readonly endpoint: WebhookEndpoint; readonly secret: string }> {
    const secret = newWebhookSecret();
    const until = new Date(this.clock.now().getTime() + BOTH_VALID_MS);
    const endpoint = await this.transactions.run({ organisationId }, async (tx) => {
      const rotated = await tx.row<WebhookEndpoint>(rotateSecretSql, [id, this.secrets.seal(secret, id), until]);
      if (rotated === null) throw new EndpointNotFound();
      await this.audit.add(tx, { organisationId, actor, action: 'webhook-endpoint.rotate-secret', subject: `webhook-endpoint:${id}` });
      return rotated;
    });
    return { endpoint, secret };
  }
}
