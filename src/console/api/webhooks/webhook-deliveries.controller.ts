import { Body, Get, HttpCode, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PageWish } from '../../../database/listing.js';
import { parseId, type WebhookDeliveryId } from '../../../shared/ids.js';
import { DeliveryReader } from '../../../webhooks/delivery.reader.js';
import { ReplayDeliveries } from '../../../webhooks/replay-deliveries.js';
import { SendTestEvent } from '../../../webhooks/send-test-event.js';
import { StaffWebhookReader } from '../../../webhooks/staff-webhook.reader.js';
import type { WebhookEndpoint } from '../../../webhooks/webhook.js';
import { DeliveryNotFound } from '../../../webhooks/webhooks.errors.js';
import type { PageShown } from '../../contract/common.js';
import { DELIVERY_STATUSES, type DeliveryShown } from '../../contract/settings.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, instant, listWish, slugText } from '../asked.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { DELIVERY_COLUMNS } from './delivery-columns.js';
import { EndpointDesk } from './endpoint-desk.js';
import { showDelivery } from './shown-webhooks.js';

const organisation = slugText.optional();
const ofWhom = z.strictObject({ organisation });
const deliveriesWish = z.strictObject({
  ...listWish(['createdAt']),
  ...{ status: z.enum(DELIVERY_STATUSES).optional(), from: instant.optional(), until: instant.optional() },
});

type DeliveriesWish = z.output<typeof deliveriesWish>;

/** What was sent to an endpoint in the last month, and sending it again. */
@ConsoleApi('webhook-endpoints/:id/deliveries', 'client_admin', 'customer_success', 'engineer')
export class WebhookDeliveriesScreenController {
  constructor(
    private readonly endpoints: EndpointDesk,
    private readonly deliveries: DeliveryReader,
    private readonly log: StaffWebhookReader,
    private readonly replay: ReplayDeliveries,
    private readonly sendTest: SendTestEvent,
  ) {}

  @Get()
  async list(@Param('id') id: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<DeliveryShown>> {
    const wish = asked(deliveriesWish, query);
    return pageOf(wish, 'descending', this.#read(await this.endpoints.get(session, wish.organisation, id), wish));
  }

  @Get('export.csv')
  async export(@Param('id') id: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(deliveriesWish, query);
    const endpoint = await this.endpoints.get(session, wish.organisation, id);
    return fileOf(reply, { name: `deliveries-${endpoint.id}`, columns: DELIVERY_COLUMNS }, wish, 'descending', this.#read(endpoint, wish));
  }

  /** An event in which nothing happened, on the way that all events go. */
  @Post('tests')
  @HttpCode(202)
  @DoneBy('client_admin', 'customer_success')
  async test(@Param('id') id: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<DeliveryShown> {
    const endpoint = await this.endpoints.get(session, asked(ofWhom, body).organisation, id);
    return showDelivery(await this.deliveries.get(endpoint, await this.sendTest.run(endpoint)));
  }

  @Post(':deliveryId/replays')
  @HttpCode(202)
  @DoneBy('client_admin', 'customer_success')
  async again(@Param('id') id: string, @Param('deliveryId') text: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<DeliveryShown> {
    const endpoint = await this.endpoints.get(session, asked(ofWhom, body).organisation, id);
    const delivery: WebhookDeliveryId | null = parseId(text);
    if (delivery === null) throw new DeliveryNotFound();
    await this.replay.one(endpoint, delivery, actorOf(session));
    return showDelivery(await this.deliveries.get(endpoint, delivery));
  }

  #read(endpoint: WebhookEndpoint, wish: DeliveriesWish) {
    return shownAs((page: PageWish) => this.log.listDeliveries(endpoint, wish, wish.sort, page), showDelivery);
  }
}
