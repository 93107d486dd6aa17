import { Body, Controller, Get, Param, Post, Put, Query, UseGuards, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import type { CampaignDraft } from '../../campaigns/campaign-draft.js';
import { CreateCampaign } from '../../campaigns/create-campaign.js';
import { EditCampaign } from '../../campaigns/edit-campaign.js';
import { SaveDesignation } from '../../campaigns/save-designation.js';
import { StaffCampaignReader } from '../../campaigns/staff-campaign.reader.js';
import { JsonOnly } from '../../http/media-type.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { Clock } from '../../shared/clock.js';
import { parseSlug, type Slug } from '../../shared/slug.js';
import { Answers, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { NotAcceptable } from '../api.errors.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { OwnSetup } from '../own-setup.js';
import { inPlace, placeQuery, placedPage, writePlace } from '../place-pages.js';
import { schemaPipe } from '../schema-faults.js';
import { toCampaignSettings, toCampaignSummary } from './setup-views.js';
import { campaignPage, campaignSettings, campaignText, designationDraft, newCampaign, type CampaignSettings, type CampaignText, type DesignationDraft, type NewCampaign } from './setup.schema.js';

/** Campaigns as those who run them write them, published or not. */
@ApiTags('Campaigns')
@ApiBearerAuth()
@Controller('api/v1/campaigns')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class CampaignSetupController {
  constructor(
    private readonly setup: OwnSetup,
    private readonly campaigns: StaffCampaignReader,
    private readonly make: CreateCampaign,
    private readonly edit: EditCampaign,
    private readonly saveDesignation: SaveDesignation,
    private readonly clock: Clock,
  ) {}

  @Get()
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'listCampaigns', summary: 'All campaigns, published or not, the one that opens last first' })
  @Answers(200, campaignPage, 400, 401, 403, 422)
  async list(@CallerKey() { organisationId }: ApiKey, @Query({ schema: placeQuery }) query: z.infer<typeof placeQuery>): Promise<z.infer<typeof campaignPage>> {
    const { rows, next } = await inPlace(this.campaigns.list(organisationId, {}, 'opensAt', placedPage(query, 'descending')));
    return { campaigns: rows.map((campaign) => toCampaignSummary(campaign, this.clock.now())), nextCursor: writePlace(next) };
  }

  @Post()
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'createCampaign', summary: 'Make a campaign' })
  @Takes(newCampaign)
  @Answers(201, campaignSettings, 400, 401, 403, 409, 413, 415, 422)
  async create(@CallerKey() key: ApiKey, @Body({ schema: newCampaign }) body: NewCampaign): Promise<CampaignSettings> {
    const { slug, currency, locale, givingDay, ...text } = body;
    await this.make.run(key.organisationId, { slug: slug as Slug, currency, locale, givingDay: givingDay as Slug | null }, toDraft(text), `api-key:${key.id}`);
    return this.#settings(key, slug);
  }

  @Get(':slug/settings')
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'getCampaignSettings', summary: 'All that was written of a campaign, published or not' })
  @Answers(200, campaignSettings, 401, 403, 404)
  settings(@Param('slug') slug: string, @CallerKey() key: ApiKey): Promise<CampaignSettings> {
    return this.#settings(key, slug);
  }

  @Put(':slug/settings')
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'changeCampaign', summary: 'Write a campaign anew; its address, currency and giving day are for good' })
  @Takes(campaignText)
  @Answers(200, campaignSettings, 400, 401, 403, 404, 413, 415, 422)
  async change(@Param('slug') slug: string, @CallerKey() key: ApiKey, @Body({ schema: campaignText }) body: CampaignText): Promise<CampaignSettings> {
    await this.edit.run(await this.setup.campaign(key, slug), toDraft(body), `api-key:${key.id}`);
    return this.#settings(key, slug);
  }

  @Put(':slug/designations/:designation')
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'saveDesignation', summary: 'Add a designation, or rename and move one; none is ever taken away' })
  @Takes(designationDraft)
  @Answers(200, campaignSettings, 400, 401, 403, 404, 413, 415, 422)
  async designate(@Param('slug') slug: string, @Param('designation') text: string, @CallerKey() key: ApiKey, @Body({ schema: designationDraft }) draft: DesignationDraft): Promise<CampaignSettings> {
    const campaign = await this.setup.campaign(key, slug);
    const designation = parseSlug(text);
    if (designation === null) throw new NotAcceptable([{ field: 'designation', code: 'malformed', message: 'is not a slug' }]);
    await this.saveDesignation.run(campaign, { slug: designation, ...draft }, `api-key:${key.id}`);
    return this.#settings(key, slug);
  }

  async #settings(key: ApiKey, slug: string): Promise<CampaignSettings> {
    return toCampaignSettings(await this.setup.campaign(key, slug), this.clock.now());
  }
}

function toDraft({ published, opensAt, closesAt, ...text }: CampaignText): CampaignDraft {
  return { ...text, isPublished: published, opensAt: new Date(opensAt), closesAt: closesAt === null ? null : new Date(closesAt) };
}
