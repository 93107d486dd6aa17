import { Body, Controller, Get, Param, Post, Query, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Fundraiser } from '../campaigns/fundraiser.reader.js';
import { RefreshNotFound } from '../donations/donations.errors.js';
import { ForcedRefreshes } from '../donations/forced-refreshes.js';
import { RequestForcedRefresh } from '../donations/request-forced-refresh.js';
import { JsonOnly } from '../http/media-type.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { parseId } from '../shared/ids.js';
import { Answers, Takes } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { CallerFundraisers } from './caller-fundraisers.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from './described.js';
import { givingDayRefreshView, newRefresh, thingsQuery, type GivingDayRefreshView, type NewRefresh } from './figures.schema.js';
import { readPlace, writePlace } from './place-cursor.js';
import { toProgressView } from './refresh-progress.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Figures')
@ApiBearerAuth()
@Controller('api/v1/giving-days/:slug/cache-refreshes')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class GivingDayRefreshesController {
  constructor(
    private readonly fundraisers: CallerFundraisers,
    private readonly request: RequestForcedRefresh,
    private readonly refreshes: ForcedRefreshes,
  ) {}

  @Post()
  @RequireScope('figures:refresh')
  @ApiOperation({ operationId: 'refreshGivingDay', summary: 'Compute the figures of a giving day and of all that belongs to it now' })
  @Takes(newRefresh)
  @Answers(202, givingDayRefreshView, 400, 401, 403, 404, 415, 422)
  async create(
    @Param('slug') slug: string,
    @CallerKey() key: ApiKey,
    @Body({ schema: newRefresh.prefault({}) }) { fields }: NewRefresh,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GivingDayRefreshView> {
    const day = await this.fundraisers.get(key, 'giving_day', slug);
    const id = await this.request.run(day, [...new Set(fields)], `api-key:${key.id}`);
    void reply.header('location', `/api/v1/giving-days/${day.slug}/cache-refreshes/${id}`);
    return this.#view(day, id, 100, 0);
  }

  @Get(':id')
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'getGivingDayRefresh', summary: 'How far the refresh of a giving day is, and what it changed' })
  @Answers(200, givingDayRefreshView, 400, 401, 403, 404, 422)
  async get(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CallerKey() key: ApiKey,
    @Query({ schema: thingsQuery }) { cursor, limit }: z.infer<typeof thingsQuery>,
  ): Promise<GivingDayRefreshView> {
    const from = cursor === undefined ? 0 : readPlace(cursor);
    return this.#view(await this.fundraisers.get(key, 'giving_day', slug), id, limit, from);
  }

  async #view({ id: givingDayId, organisationId }: Fundraiser, text: string, limit: number, from: number): Promise<GivingDayRefreshView> {
    const id = parseId(text);
    const refresh = id && (await this.refreshes.find({ organisationId }, id));
    if (!refresh || refresh.givingDayId !== givingDayId) throw new RefreshNotFound();
    // One more than asked for tells whether there is a next page.
    const found = await this.refreshes.listThings({ organisationId }, refresh.id, limit + 1, from);
    return {
      ...toProgressView(refresh),
      things: found.slice(0, limit).map(({ done, total, failed, results, ...rest }) => ({ ...rest, progress: { done, total, failed }, results: [...results] })),
      nextCursor: found.length > limit ? writePlace(from + limit) : null,
    };
  }
}
