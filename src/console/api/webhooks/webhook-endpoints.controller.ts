import { Body, Delete, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { EVENT_TYPES } from '../../../organisations/events.js';
import { AddEndpoint } from '../../../webhooks/add-endpoint.js';
import { ChangeEndpoint } from '../../../webhooks/change-endpoint.js';
import { DeleteEndpoint } from '../../../webhooks/delete-endpoint.js';
import { EndpointReader } from '../../../webhooks/endpoint.reader.js';
import { RotateSecret } from '../../../webhooks/rotate-secret.js';
import type { EndpointSecretShown, EndpointShown } from '../../contract/settings.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { NeedsStepUp } from '../../sign-in/step-up.guard.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, slugText } from '../asked.js';
import { Desk } from '../desk.js';
import { EndpointDesk } from './endpoint-desk.js';
import { showEndpoint } from './shown-webhooks.js';

const ofWhom = z.strictObject({ organisation: slugText.optional() });
const endpointText = { organisation: slugText.optional(), url: z.string().max(2_000), description: z.string().max(400), eventTypes: z.array(z.string().max(100)).max(50) };
const newEndpoint = z.strictObject(endpointText);
const changedEndpoint = z.strictObject({ ...endpointText, isEnabled: z.boolean() });

/** Where an organisation wants to be told of what happens. */
@ConsoleApi('webhook-endpoints', 'client_admin', 'customer_success', 'engineer')
export class WebhookEndpointsScreenController {
  constructor(
    private readonly desk: Desk,
    private readonly ours: EndpointDesk,
    private readonly endpoints: EndpointReader,
    private readonly add: AddEndpoint,
    private readonly change: ChangeEndpoint,
    private readonly rotate: RotateSecret,
    private readonly remove: DeleteEndpoint,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<{ endpoints: readonly EndpointShown[]; eventTypes: readonly string[] }> {
    const { id } = await this.desk.organisation(session, asked(ofWhom, query).organisation);
    return { endpoints: (await this.endpoints.list(id)).map(showEndpoint), eventTypes: EVENT_TYPES };
  }

  @Get(':id')
  async show(@Param('id') id: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<{ endpoint: EndpointShown; eventTypes: readonly string[] }> {
    return { endpoint: showEndpoint(await this.ours.get(session, asked(ofWhom, query).organisation, id)), eventTypes: EVENT_TYPES };
  }

  @Post()
  @HttpCode(201)
  @Header('cache-control', 'no-store')
  @DoneBy('client_admin', 'customer_success')
  @NeedsStepUp()
  async create(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<EndpointSecretShown> {
    const { organisation, ...wish } = asked(newEndpoint, body);
    const { id } = await this.desk.organisation(session, organisation);
    const { endpoint, secret } = await this.add.run(id, wish, actorOf(session));
    return { id: endpoint.id, secret };
  }

  @Put(':id')
  @HttpCode(204)
  @DoneBy('client_admin', 'customer_success')
  async replace(@Param('id') text: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const { organisation, ...wish } = asked(changedEndpoint, body);
    const { organisationId, id } = await this.ours.get(session, organisation, text);
    await this.change.run(organisationId, id, wish, actorOf(session));
  }

  @Post(':id/secret-rotations')
  @HttpCode(201)
  @Header('cache-control', 'no-store')
  @DoneBy('client_admin', 'customer_success')
  @NeedsStepUp()
  async rotateSecret(@Param('id') text: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<EndpointSecretShown> {
    const { organisationId, id } = await this.ours.get(session, asked(ofWhom, body).organisation, text);
    const { secret } = await this.rotate.run(organisationId, id, actorOf(session));
    return { id, secret };
  }

  @Delete(':id')
  @HttpCode(204)
  @DoneBy('client_admin', 'customer_success')
  async forget(@Param('id') text: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const { organisationId, id } = await this.ours.get(session, asked(ofWhom, query).organisation, text);
    await this.remove.run(organisationId, id, actorOf(session));
  }
}
