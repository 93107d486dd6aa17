import { Controller, Get, Param, Post, Query, UseGuards, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { JsonOnly } from '../../http/media-type.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { parseId, type WebhookDeliveryId } from '../../shared/ids.js';
import { DeliveryReader } from '../../webhooks/delivery.reader.js';
import { ReplayDeliveries } from '../../webhooks/replay-deliveries.js';
import { DeliveryNotFound } from '../../webhooks/webhooks.errors.js';
import { Answers } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { schemaPipe } from '../schema-faults.js';
import { CallerEndpoints } from './caller-endpoints.js';
import { toDeliveryView } from './webhook-views.js';
import { deliveriesQuery, deliveryPage, deliveryView, type DeliveryView } from './webhooks.schema.js';

@ApiTags('Webhooks')
@ApiBearerAuth()
@Controller('api/v1/webhook-endpoints/:id/deliveries')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class WebhookDeliveriesController {
  constructor(
    private readonly endpoints: CallerEndpoints,
    private readonly deliveries: DeliveryReader,
    private readonly replay: ReplayDeliveries,
  ) {}

  @Get()
  @RequireScope('webhooks:read')
  @ApiOperation({ operationId: 'listWebhookDeliveries', summary: 'What was sent in the last month, the latest first, and what became of it' })
  @Answers(200, deliveryPage, 401, 403, 404, 422)
  async list(
    @Param('id') id: string,
    @CallerKey() key: ApiKey,
    @Query({ schema: deliveriesQuery }) { cursor, limit, status }: z.infer<typeof deliveriesQuery>,
  ): Promise<z.infer<typeof deliveryPage>> {
    const endpoint = await this.endpoints.get(key, id);
    const found = await this.deliveries.list(endpoint, { limit: limit + 1, before: (cursor ?? null) as WebhookDeliveryId | null, status: status ?? null });
    const shown = found.slice(0, limit);
    return { deliveries: shown.map(toDeliveryView), nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }

  @Get(':deliveryId')
  @RequireScope('webhooks:read')
  @ApiOperation({ operationId: 'getWebhookDelivery', summary: 'What became of a delivery' })
  @Answers(200, deliveryView, 401, 403, 404)
  async get(@Param('id') id: string, @Param('deliveryId') deliveryId: string, @CallerKey() key: ApiKey): Promise<DeliveryView> {
    return toDeliveryView(await this.deliveries.get(await this.endpoints.get(key, id), deliveryIdIn(deliveryId)));
  }

  @Post(':deliveryId/replays')
  @RequireScope('webhooks:write')
  @ApiOperation({ operationId: 'replayWebhookDelivery', summary: 'Send it again, under the same webhook-id' })
  @Answers(202, deliveryView, 401, 403, 404, 409)
  async again(@Param('id') id: string, @Param('deliveryId') deliveryId: string, @CallerKey() key: ApiKey): Promise<DeliveryView> {
    const endpoint = await this.endpoints.get(key, id);
    await this.replay.one(endpoint, deliveryIdIn(deliveryId), `api-key:${key.id}`);
    return toDeliveryView(await this.deliveries.get(endpoint, deliveryIdIn(deliveryId)));
  }
}

/** @throws DeliveryNotFound for what is no id. */
function deliveryIdIn(text: string): WebhookDeliveryId {
  const id: WebhookDeliveryId | null = parseId(text);
  if (id === null) throw new DeliveryNotFound();
  return id;
}
