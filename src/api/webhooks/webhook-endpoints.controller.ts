import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, UseGuards, UsePipes } from '@nestjs/common';
import { JsonOnly } from '../../http/media-type.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { AddEndpoint } from '../../webhooks/add-endpoint.js';
import { ChangeEndpoint } from '../../webhooks/change-endpoint.js';
import { DeleteEndpoint } from '../../webhooks/delete-endpoint.js';
import { EndpointReader } from '../../webhooks/endpoint.reader.js';
import { Answers, Refuses, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiTags } from '../described.js';
import { schemaPipe } from '../schema-faults.js';
import { endpointIdIn } from './caller-endpoints.js';
import { toEndpointView } from './webhook-views.js';
import { changedEndpoint, endpointList, endpointView, endpointWithSecret, newEndpoint, type ChangedEndpoint, type EndpointView, type NewEndpoint } from './webhooks.schema.js';

@ApiTags('Webhooks')
@ApiBearerAuth()
@Controller('api/v1/webhook-endpoints')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class WebhookEndpointsController {
  constructor(
    private readonly endpoints: EndpointReader,
    private readonly add: AddEndpoint,
    private readonly change: ChangeEndpoint,
    private readonly remove: DeleteEndpoint,
  ) {}

  @Post()
  @RequireScope('webhooks:write')
  @ApiOperation({ operationId: 'createWebhookEndpoint', summary: 'Have events sent to an address of yours' })
  @Header('cache-control', 'no-store')
  @Takes(newEndpoint)
  @Answers(201, endpointWithSecret, 400, 401, 403, 409, 413, 415, 422)
  async create(@CallerKey() key: ApiKey, @Body({ schema: newEndpoint }) body: NewEndpoint): Promise<EndpointView & { secret: string }> {
    const { endpoint, secret } = await this.add.run(key.organisationId, body, `api-key:${key.id}`);
    return { ...toEndpointView(endpoint), secret };
  }

  @Get()
  @RequireScope('webhooks:read')
  @ApiOperation({ operationId: 'listWebhookEndpoints', summary: 'Where events are sent' })
  @Answers(200, endpointList, 401, 403)
  async list(@CallerKey() { organisationId }: ApiKey): Promise<{ endpoints: EndpointView[] }> {
    return { endpoints: (await this.endpoints.list(organisationId)).map(toEndpointView) };
  }

  @Get(':id')
  @RequireScope('webhooks:read')
  @ApiOperation({ operationId: 'getWebhookEndpoint', summary: 'How an endpoint is' })
  @Answers(200, endpointView, 401, 403, 404)
  async get(@Param('id') id: string, @CallerKey() { organisationId }: ApiKey): Promise<EndpointView> {
    return toEndpointView(await this.endpoints.get(organisationId, endpointIdIn(id)));
  }

  @Put(':id')
  @RequireScope('webhooks:write')
  @ApiOperation({ operationId: 'changeWebhookEndpoint', summary: 'Change an endpoint, disable or enable it' })
  @Takes(changedEndpoint)
  @Answers(200, endpointView, 400, 401, 403, 404, 413, 415, 422)
  async replace(@Param('id') id: string, @CallerKey() key: ApiKey, @Body({ schema: changedEndpoint }) { enabled, ...wish }: ChangedEndpoint): Promise<EndpointView> {
    return toEndpointView(await this.change.run(key.organisationId, endpointIdIn(id), { ...wish, isEnabled: enabled }, `api-key:${key.id}`));
  }

  @Delete(':id')
  @RequireScope('webhooks:write')
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteWebhookEndpoint', summary: 'Forget an endpoint and what was to be sent to it' })
  @ApiNoContentResponse({ description: 'Done' })
  @Refuses(401, 403, 404)
  async delete(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<void> {
    await this.remove.run(key.organisationId, endpointIdIn(id), `api-key:${key.id}`);
  }
}
