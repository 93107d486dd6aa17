import { Body, Controller, Get, Param, Post, Req, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CampaignNotFound } from '../campaigns/campaigns.errors.js';
import { CampaignReader } from '../campaigns/campaign.reader.js';
import type { GiftFault } from '../donations/gift.js';
import { Give } from '../donations/give.js';
import { MatchGift } from '../matches/match-gift.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { JsonOnly } from '../http/media-type.js';
import { parseSlug } from '../shared/slug.js';
import { Answers, Takes } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { CampaignNotOpen, IdempotencyKeyReused, NotAcceptable } from './api.errors.js';
import { donationView, newDonation, type DonationView, type NewDonation } from './campaigns.schema.js';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from './described.js';
import { DonationViews } from './donation-views.js';
import { toApiFault } from './gift-faults.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { KeyDonations } from './key-donations.js';
import { toGiftRequest } from './new-donation.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Donations')
@ApiBearerAuth()
@Controller('api/v1')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class DonationsController {
  constructor(
    private readonly campaigns: CampaignReader,
    private readonly give: Give,
    private readonly match: MatchGift,
    private readonly donations: KeyDonations,
    private readonly views: DonationViews,
  ) {}

  @Post('campaigns/:slug/donations')
  @RequireScope('donations:write')
  @ApiOperation({ operationId: 'createDonation', summary: 'Give to a campaign, once per Idempotency-Key' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key with the same body books once, however often it is sent' })
  @Takes(newDonation)
  @Answers(201, donationView, 400, 401, 403, 404, 409, 413, 415, 422)
  async create(
    @Param('slug') slug: string,
    @CallerKey() key: ApiKey,
    @Body({ schema: newDonation }) body: NewDonation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DonationView> {
    const idempotencyKey = idempotencyKeyOf(request);
    const published = await this.#getCampaignOf(key, slug);
    const outcome = await this.give.run(toGiftRequest(body), published, { source: 'api', key: idempotencyKey });
    if (outcome.kind === 'key_reused') throw new IdempotencyKeyReused();
    if (outcome.kind === 'refused') throw refusal(outcome.faults);
    if (outcome.isRepeated) void reply.header('idempotent-replayed', 'true');
    void reply.header('location', `/api/v1/donations/${outcome.donation.id}`);
    const matched = outcome.xid === null ? null : await this.match.run(outcome.donation);
    return this.views.of(outcome.donation, published.campaign.slug, outcome.xid, matched);
  }

  @Get('donations/:id')
  @RequireScope('donations:read')
  @ApiOperation({ operationId: 'getDonation', summary: 'What became of a donation' })
  @Answers(200, donationView, 401, 403, 404)
  async get(@Param('id') text: string, @CallerKey() key: ApiKey): Promise<DonationView> {
    const donation = await this.donations.get(key, text);
    const campaign = await this.campaigns.getOfDonation(donation.campaignId);
    return this.views.of(donation, campaign.slug);
  }

  /** A campaign of another organisation is as unknown to this key as one that does not exist. */
  async #getCampaignOf({ organisationId }: ApiKey, text: string) {
    const slug = parseSlug(text);
    const published = slug && (await this.campaigns.findPublished(slug));
    if (!published || published.campaign.organisationId !== organisationId) throw new CampaignNotFound();
    return published;
  }
}

function refusal(faults: readonly GiftFault[]) {
  const period = faults.find(({ field }) => field === 'form');
  if (period !== undefined) return new CampaignNotOpen(period.code === 'closed' ? 'campaign_closed' : 'campaign_not_open_yet');
  return new NotAcceptable(faults.map(toApiFault));
}
