import { Body, Get, HttpCode, Param, Post, Put, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CreateCampaign } from '../../../campaigns/create-campaign.js';
import { EditCampaign } from '../../../campaigns/edit-campaign.js';
import { SaveDesignation } from '../../../campaigns/save-designation.js';
import { parseSlug } from '../../../shared/slug.js';
import type { CampaignFolderShown, CampaignRowShown } from '../../contract/campaigns.js';
import type { PageShown } from '../../contract/common.js';
import { PageNotFound } from '../../console.errors.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { actorOf } from '../../queues/actor-of.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked } from '../asked.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf } from '../lists.js';
import { CAMPAIGN_COLUMNS } from './campaign-columns.js';
import { CampaignDesk } from './campaign-desk.js';
import { campaignDraft, designationDraft, newCampaign } from './campaign-schemas.js';
import { campaignsWish, type CampaignsWish } from './campaigns-wish.js';

/** The campaigns of an organisation: looked through, made and changed. */
@ConsoleApi('campaigns')
export class CampaignsScreenController {
  constructor(
    private readonly desk: Desk,
    private readonly campaigns: CampaignDesk,
    private readonly create: CreateCampaign,
    private readonly edit: EditCampaign,
    private readonly saveDesignation: SaveDesignation,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<CampaignRowShown>> {
    const wish = asked(campaignsWish, query);
    return pageOf(wish, usualOrder(wish), this.campaigns.pages(await this.desk.organisation(session, wish.organisation), wish));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(campaignsWish, query);
    const organisation = await this.desk.organisation(session, wish.organisation);
    return fileOf(reply, { name: `campaigns-${organisation.slug}`, columns: CAMPAIGN_COLUMNS }, wish, usualOrder(wish), this.campaigns.pages(organisation, wish));
  }

  @Get(':slug')
  async show(@Param('slug') slug: string, @CurrentSession() session: ConsoleSession): Promise<CampaignFolderShown> {
    return this.campaigns.show(session, await this.campaigns.get(session, slug));
  }

  @Post()
  @HttpCode(201)
  @DoneBy('client_admin', 'client_editor', 'customer_success')
  async make(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<{ slug: string }> {
    const { organisation, slug, currency, locale, givingDay, ...draft } = asked(newCampaign, body);
    const { id } = await this.desk.organisation(session, organisation);
    await this.create.run(id, { slug, currency, locale, givingDay }, draft, actorOf(session));
    return { slug };
  }

  @Put(':slug')
  @HttpCode(204)
  @DoneBy('client_admin', 'client_editor', 'customer_success')
  async change(@Param('slug') slug: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const draft = asked(campaignDraft, body);
    await this.edit.run(await this.campaigns.get(session, slug), draft, actorOf(session));
  }

  @Put(':slug/designations/:designation')
  @HttpCode(204)
  @DoneBy('client_admin', 'client_editor', 'customer_success')
  async changeDesignation(@Param('slug') slug: string, @Param('designation') text: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const draft = asked(designationDraft, body);
    const designation = parseSlug(text);
    const campaign = await this.campaigns.get(session, slug);
    if (designation === null) throw new PageNotFound();
    await this.saveDesignation.run(campaign, { slug: designation, ...draft }, actorOf(session));
  }
}

const usualOrder = ({ sort }: CampaignsWish) => (sort === 'title' ? 'ascending' : 'descending');
