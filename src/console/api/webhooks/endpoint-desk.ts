import { Injectable } from '@nestjs/common';
import { parseId, type WebhookEndpointId } from '../../../shared/ids.js';
import type { Slug } from '../../../shared/slug.js';
import { EndpointReader } from '../../../webhooks/endpoint.reader.js';
import type { WebhookEndpoint } from '../../../webhooks/webhook.js';
import { EndpointNotFound } from '../../../webhooks/webhooks.errors.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { Desk } from '../desk.js';

/** The endpoint that an address names. */
@Injectable()
export class EndpointDesk {
  constructor(
    private readonly desk: Desk,
    private readonly endpoints: EndpointReader,
  ) {}

  /** @throws EndpointNotFound also for one of another organisation. */
  async get(session: ConsoleSession, slug: Slug | undefined, text: string): Promise<WebhookEndpoint> {
    const { id: organisationId } = await this.desk.organisation(session, slug);
    const id: WebhookEndpointId | null = parseId(text);
    if (id === null) throw new EndpointNotFound();
    return this.endpoints.get(organisationId, id);
  }
}
