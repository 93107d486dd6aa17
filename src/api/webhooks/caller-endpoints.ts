import { Injectable } from '@nestjs/common';
import type { ApiKey } from '../../organisations/api-keys.js';
import { parseId, type WebhookEndpointId } from '../../shared/ids.js';
import { EndpointReader } from '../../webhooks/endpoint.reader.js';
import type { WebhookEndpoint } from '../../webhooks/webhook.js';
import { EndpointNotFound } from '../../webhooks/webhooks.errors.js';

/** The endpoints of whoever calls. */
@Injectable()
export class CallerEndpoints {
  constructor(private readonly endpoints: EndpointReader) {}

  /** @throws EndpointNotFound also for one of another organisation. */
  get({ organisationId }: ApiKey, text: string): Promise<WebhookEndpoint> {
    return this.endpoints.get(organisationId, endpointIdIn(text));
  }
}

/** @throws EndpointNotFound for what is no id. */
export function endpointIdIn(text: string): WebhookEndpointId {
  const id: WebhookEndpointId | null = parseId(text);
  if (id === null) throw new EndpointNotFound();
  return id;
}
