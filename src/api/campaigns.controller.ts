import { Controller, Get, Param, Query, Req, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CampaignNotFound } from '../campaigns/campaigns.errors.js';
import { CampaignReader, type PublishedCampaign } from '../campaigns/campaign.reader.js';
import { DonationFigures } from '../donations/donation.figures.js';
import { DonationReader } from '../donations/donation.reader.js';
import { ReadTokens } from '../donations/read-token.js';
import { presentedToken } from '../http/presented-token.js';
import { PublicPledgesReader } from '../matches/public-pledges.reader.js';
import { Clock } from '../shared/clock.js';
import { parseSlug } from '../shared/slug.js';
import { ApiKeyGuard } from './api-key.guard.js';
import { Answers } from './answers.decorator.js';
import { toCampaignView } from './campaign.view.js';
import { campaignView, type CampaignView } from './campaign-view.schema.js';
import { donationPage, donationsQuery } from './campaigns.schema.js';
import { readCursor, writeCursor } from './cursor.js';
import { ApiHeader, ApiOperation, ApiQuery, ApiTags } from './described.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Campaigns')
@Controller('api/v1/campaigns')
@UseGuards(ApiKeyGuard)
@UsePipes(schemaPipe)
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignReader,
    private readonly figures: DonationFigures,
    private readonly donations: DonationReader,
    private readonly pledges: PublicPledgesReader,
    private readonly readTokens: ReadTokens,
    private readonly clock: Clock,
  ) {}

  @Get(':slug')
  @ApiOperation({ operationId: 'getCampaign', summary: 'A published campaign with its figures' })
  @ApiQuery({ name: 'readToken', required: false, description: 'Of a donation: the figures have at least that donation' })
  @ApiHeader({ name: 'Freshet-Read-Token', required: false, description: 'The same as a header' })
  @Answers(200, campaignView, 404, 429)
  async get(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<CampaignView> {
    const published = await this.#getPublished(slug);
    const covering = this.readTokens.coveredBy(presentedToken(request), published.campaign.slug);
    if (covering !== null) void reply.header('cache-control', 'private, no-cache');
    const [totals, pledges] = await Promise.all([this.figures.ofCampaign(published.campaign, covering), this.pledges.ofCampaign(published.campaign, covering !== null)]);
    return toCampaignView(published, totals, pledges, this.clock.now());
  }

  @Get(':slug/donations')
  @ApiOperation({ operationId: 'listDonations', summary: 'Captured donations as everyone may see them, the latest first' })
  @Answers(200, donationPage, 400, 404, 422, 429)
  async list(@Param('slug') slug: string, @Query({ schema: donationsQuery }) query: z.infer<typeof donationsQuery>) {
    const after = query.cursor === undefined ? null : readCursor(query.cursor);
    const { campaign } = await this.#getPublished(slug);
    // One more than asked for tells whether there is a next page.
    const found = await this.donations.listPublic(campaign, query.limit + 1, after);
    const shown = found.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      donations: shown.map(({ amount, capturedAt, ...rest }) => ({ ...rest, ...amount, capturedAt: capturedAt.toISOString() })),
      nextCursor: found.length > query.limit && last !== undefined ? writeCursor(last) : null,
    };
  }

  async #getPublished(text: string): Promise<PublishedCampaign> {
    const slug = parseSlug(text);
    const published = slug && (await this.campaigns.findPublished(slug));
    if (!published) throw new CampaignNotFound();
    return published;
  }
}
