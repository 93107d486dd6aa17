import { Body, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { parseId, type WebhookDeliveryId } from '../../../shared/ids.js';
import { DeliveryReader } from '../../../webhooks/delivery.reader.js';
import { ReplayDeliveries } from '../../../webhooks/replay-deliveries.js';
import { SendTestEvent } from '../../../webhooks/send-test-event.js';
import type { WebhookEndpoint } from '../../../webhooks/webhook.js';
import { DeliveryNotFound } from '../../../webhooks/webhooks.errors.js';
import type { PageShown } from '../../contract/common.js';
import { DELIVERY_STATUSES, type DeliveryShown } from '../../contract/settings.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, LONGEST_PAGE, SHORT_PAGE, slugText } from '../asked.js';
import { csvLines, everyPage } from '../csv.js';
import { DELIVERY_COLUMNS } from './delivery-columns.js';
import { EndpointDesk } from './endpoint-desk.js';
import { showDelivery } from './shown-webhooks.js';

const organisation = slugText.optional();
const ofWhom = z.strictObject({ organisation });
const deliveriesWish = z.strictObject({
  ...{ organisation, cursor: z.uuid().optional(), columns: z.string().max(500).optional(), status: z.enum(DELIVERY_STATUSES).optional() },
  limit: z.coerce.number().int().min(1).max(LONGEST_PAGE).default(SHORT_PAGE),
});

/** What was sent to an endpoint in the last month, and sending it again. */
@ConsoleApi('webhook-endpoints/:id/deliveries', 'client_admin', 'customer_success', 'engineer')
export class WebhookDeliveriesScreenController {
  constructor(
    private readonly endpoints: EndpointDesk,
    private readonly deliveries: DeliveryReader,
    private readonly replay: ReplayDeliveries,
    private readonly sendTest: SendTestEvent,
  ) {}

  @Get()
  async list(@Param('id') id: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<DeliveryShown>> {
    const { organisation: slug, limit, cursor, status } = asked(deliveriesWish, query);
    const endpoint = await this.endpoints.get(session, slug, id);
    return this.#page(endpoint, { limit, status: status ?? null, before: (cursor ?? null) as WebhookDeliveryId | null });
  }

  @Get('export.csv')
  async export(@Param('id') id: string, @Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { organisation: slug, cursor, status, columns } = asked(deliveriesWish, query);
    const endpoint = await this.endpoints.get(session, slug, id);
    const pages = everyPage((cursor ?? null) as WebhookDeliveryId | null, (before) => this.#page(endpoint, { limit: LONGEST_PAGE, status: status ?? null, before }));
    void reply.headers({ 'content-disposition': `attachment; filename="deliveries-${endpoint.id}.csv"`, 'cache-control': 'no-store' });
    return new StreamableFile(Readable.from(csvLines(DELIVERY_COLUMNS, columns, pages)), { type: 'text/csv; charset=utf-8' });
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

  async #page(endpoint: WebhookEndpoint, { limit, status, before }: { limit: number; status: (typeof DELIVERY_STATUSES)[number] | null; before: WebhookDeliveryId | null }) {
    const found = await this.deliveries.list(endpoint, { limit: limit + 1, before, status });
    const shown = found.slice(0, limit);
    return { rows: shown.map(showDelivery), next: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }
}
