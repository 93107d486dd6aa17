import { Body, Controller, Header, Param, Post, UseGuards, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { JsonOnly } from '../../http/media-type.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { DeliveryReader } from '../../webhooks/delivery.reader.js';
import { ReplayDeliveries } from '../../webhooks/replay-deliveries.js';
import { RotateSecret } from '../../webhooks/rotate-secret.js';
import { SendTestEvent } from '../../webhooks/send-test-event.js';
import { Answers, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { schemaPipe } from '../schema-faults.js';
import { CallerEndpoints, endpointIdIn } from './caller-endpoints.js';
import { toDeliveryView, toEndpointView } from './webhook-views.js';
import { deliveryView, endpointWithSecret, newReplay, replayView, type DeliveryView, type EndpointView } from './webhooks.schema.js';

@ApiTags('Webhooks')
@ApiBearerAuth()
@Controller('api/v1/webhook-endpoints/:id')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class WebhookSteeringController {
  constructor(
    private readonly endpoints: CallerEndpoints,
    private readonly deliveries: DeliveryReader,
    private readonly rotate: RotateSecret,
    private readonly sendTest: SendTestEvent,
    private readonly replay: ReplayDeliveries,
  ) {}

  @Post('secret-rotations')
  @RequireScope('webhooks:write')
  @ApiOperation({ operationId: 'rotateWebhookSecret', summary: 'A new secret; the one before it signs, too, for a day' })
  @Header('cache-control', 'no-store')
  @Answers(201, endpointWithSecret, 401, 403, 404)
  async rotateSecret(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<EndpointView & { secret: string }> {
    const { endpoint, secret } = await this.rotate.run(key.organisationId, endpointIdIn(id), `api-key:${key.id}`);
    return { ...toEndpointView(endpoint), secret };
  }

  @Post('test-events')
  @RequireScope('webhooks:write')
  @ApiOperation({ operationId: 'sendTestEvent', summary: 'Send an event of type webhook.test' })
  @Answers(202, deliveryView, 401, 403, 404, 409)
  async test(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<DeliveryView> {
    const endpoint = await this.endpoints.get(key, id);
    return toDeliveryView(await this.deliveries.get(endpoint, await this.sendTest.run(endpoint)));
  }

  @Post('replays')
  @RequireScope('webhooks:write')
  @ApiOperation({ operationId: 'replayFailedDeliveries', summary: 'Send everything again that failed for good since an instant' })
  @Takes(newReplay)
  @Answers(200, replayView, 400, 401, 403, 404, 409, 415, 422)
  async replayFailed(@Param('id') id: string, @CallerKey() key: ApiKey, @Body({ schema: newReplay }) { since }: z.infer<typeof newReplay>): Promise<{ replayed: number }> {
    const endpoint = await this.endpoints.get(key, id);
    return { replayed: await this.replay.failedSince(endpoint, new Date(since), `api-key:${key.id}`) };
  }
}
