import { Body, Delete, Get, Header, HttpCode, Param, Post, Put, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PageWish } from '../../../database/listing.js';
import { EVENT_TYPES } from '../../../organisations/events.js';
import type { OrganisationId } from '../../../shared/ids.js';
import { AddEndpoint } from '../../../webhooks/add-endpoint.js';
import { ChangeEndpoint } from '../../../webhooks/change-endpoint.js';
import { DeleteEndpoint } from '../../../webhooks/delete-endpoint.js';
import { RotateSecret } from '../../../webhooks/rotate-secret.js';
import { ENDPOINT_STATES, StaffWebhookReader } from '../../../webhooks/staff-webhook.reader.js';
import type { PageShown } from '../../contract/common.js';
import type { EndpointSecretShown, EndpointShown } from '../../contract/settings.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { NeedsStepUp } from '../../sign-in/step-up.guard.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, listWish, slugText } from '../asked.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { ENDPOINT_COLUMNS } from './endpoint-columns.js';
import { EndpointDesk } from './endpoint-desk.js';
import { showEndpoint } from './shown-webhooks.js';

const ofWhom = z.strictObject({ organisation: slugText.optional() });
const endpointText = { organisation: slugText.optional(), url: z.string().max(2_000), description: z.string().max(400), eventTypes: z.array(z.string().max(100)).max(50) };
const endpointsWish = z.strictObject({ ...listWish(['createdAt', 'url', 'description', 'failures']), state: z.enum(ENDPOINT_STATES).optional(), event: z.enum(EVENT_TYPES).optional() });
const newEndpoint = z.strictObject(endpointText);
const changedEndpoint = z.strictObject({ ...endpointText, isEnabled: z.boolean() });

type EndpointsWish = z.output<typeof endpointsWish>;

/** Where an organisation wants to be told of what happens. */
@ConsoleApi('webhook-endpoints', 'client_admin', 'customer_success', 'engineer')
export class WebhookEndpointsScreenController {
  constructor(
    private readonly desk: Desk,
    private readonly ours: EndpointDesk,
    private readonly endpoints: StaffWebhookReader,
    private readonly add: AddEndpoint,
    private readonly change: ChangeEndpoint,
    private readonly rotate: RotateSecret,
    private readonly remove: DeleteEndpoint,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<EndpointShown>> {
    const wish = asked(endpointsWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    return pageOf(wish, usualOrder(wish), this.#read(id, wish));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(endpointsWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    return fileOf(reply, { name: `webhook-endpoints-${slug}`, columns: ENDPOINT_COLUMNS }, wish, usualOrder(wish), this.#read(id, wish));
  }

  /** Of what an endpoint can be told. */
  @Get('event-types')
  eventTypes(): readonly string[] {
    return EVENT_TYPES;
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

  #read(organisationId: OrganisationId, wish: EndpointsWish) {
    return shownAs((page: PageWish) => this.endpoints.list(organisationId, wish, wish.sort, page), showEndpoint);
  }
}

const usualOrder = ({ sort }: EndpointsWish) => (sort === 'url' || sort === 'description' ? 'ascending' : 'descending');
