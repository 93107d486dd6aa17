import { Body, Controller, Get, Param, Post, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CampaignNotFound } from '../campaigns/campaigns.errors.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignReader } from '../campaigns/campaign.reader.js';
import { ForcedRefreshes } from '../donations/forced-refreshes.js';
import { RefreshNotFound } from '../donations/donations.errors.js';
import { RequestForcedRefresh } from '../donations/request-forced-refresh.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { parseId } from '../shared/ids.js';
import { parseSlug } from '../shared/slug.js';
import { Answers, Takes } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from './described.js';
import { newRefresh, refreshView, type NewRefresh, type RefreshView } from './figures.schema.js';
import { toProgressView } from './refresh-progress.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Figures')
@ApiBearerAuth()
@Controller('api/v1/campaigns/:slug')
@UseGuards(ApiKeyGuard)
@UsePipes(schemaPipe)
export class FiguresController {
  constructor(
    private readonly campaigns: CampaignReader,
    private readonly request: RequestForcedRefresh,
    private readonly refreshes: ForcedRefreshes,
  ) {}

  @Post('cache-refreshes')
  @RequireScope('figures:refresh')
  @ApiOperation({ operationId: 'refreshFigures', summary: 'Compute figures now, ahead of their cadence' })
  @Takes(newRefresh)
  @Answers(202, refreshView, 400, 401, 403, 404, 415, 422)
  async create(
    @Param('slug') slug: string,
    @CallerKey() key: ApiKey,
    @Body({ schema: newRefresh.prefault({}) }) { fields }: NewRefresh,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RefreshView> {
    const campaign = await this.#getCampaignOf(key, slug);
    const id = await this.request.run({ kind: 'campaign', ...campaign }, [...new Set(fields)], `api-key:${key.id}`);
    void reply.header('location', `/api/v1/campaigns/${campaign.slug}/cache-refreshes/${id}`);
    return this.#view(campaign, id);
  }

  @Get('cache-refreshes/:id')
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'getRefresh', summary: 'How far a refresh is, and what it changed' })
  @Answers(200, refreshView, 401, 403, 404)
  async get(@Param('slug') slug: string, @Param('id') id: string, @CallerKey() key: ApiKey): Promise<RefreshView> {
    return this.#view(await this.#getCampaignOf(key, slug), id);
  }

  async #view({ id: campaignId, organisationId }: Campaign, text: string): Promise<RefreshView> {
    const id = parseId(text);
    const refresh = id && (await this.refreshes.find({ organisationId }, id));
    if (!refresh || refresh.campaignId !== campaignId) throw new RefreshNotFound();
    const [campaign] = await this.refreshes.listThings({ organisationId }, refresh.id, 1, 0);
    return { ...toProgressView(refresh), results: [...(campaign?.results ?? [])] };
  }

  async #getCampaignOf({ organisationId }: ApiKey, text: string) {
    const slug = parseSlug(text);
    const published = slug && (await this.campaigns.findPublished(slug));
    if (!published || published.campaign.organisationId !== organisationId) throw new CampaignNotFound();
    return published.campaign;
  }
}
