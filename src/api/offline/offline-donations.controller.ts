import { Body, Controller, Param, Post, Req, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DonationReader } from '../../donations/donation.reader.js';
import { EnterOfflineGift } from '../../donations/enter-offline-gift.js';
import type { OfflineEntry } from '../../donations/offline-entry.js';
import { JsonOnly } from '../../http/media-type.js';
import { MatchGift } from '../../matches/match-gift.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { Answers, AnswersAlso, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { donationView, type DonationView } from '../campaigns.schema.js';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '../described.js';
import { DonationViews } from '../donation-views.js';
import { idempotencyKeyOf } from '../idempotency-key.js';
import { OwnSetup } from '../own-setup.js';
import { schemaPipe } from '../schema-faults.js';
import { newOfflineDonation, type NewOfflineDonation } from './offline-donations.schema.js';

/** Gifts that came by cheque, transfer or in cash, one by one. */
@ApiTags('Donations')
@ApiBearerAuth()
@Controller('api/v1/campaigns/:slug/offline-donations')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class OfflineDonationsController {
  constructor(
    private readonly setup: OwnSetup,
    private readonly enter: EnterOfflineGift,
    private readonly match: MatchGift,
    private readonly donations: DonationReader,
    private readonly views: DonationViews,
  ) {}

  @Post()
  @RequireScope('donations:write')
  @ApiOperation({ operationId: 'enterOfflineDonation', summary: 'Book a gift that came by cheque, transfer or in cash, once per Idempotency-Key' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key with the same body books once, however often it is sent' })
  @Takes(newOfflineDonation)
  @AnswersAlso(200, donationView, 'It had been entered before under this key')
  @Answers(201, donationView, 400, 401, 403, 404, 409, 413, 415, 422)
  async create(
    @Param('slug') text: string,
    @CallerKey() key: ApiKey,
    @Body({ schema: newOfflineDonation }) body: NewOfflineDonation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DonationView> {
    const idempotencyKey = idempotencyKeyOf(request);
    const { slug } = await this.setup.campaign(key, text);
    const { donationId, isRepeated, xid } = await this.enter.run(key.organisationId, toEntry(body, slug), { actor: `api-key:${key.id}`, key: `api:${idempotencyKey}` });
    if (isRepeated) void reply.status(200).header('idempotent-replayed', 'true');
    void reply.header('location', `/api/v1/donations/${donationId}`);
    const donation = await this.donations.get(donationId, key);
    return this.views.of(donation, slug, xid, xid === null ? null : await this.match.run(donation));
  }
}

function toEntry({ donor, designation, message, dedication, reference, receivedAt, ...rest }: NewOfflineDonation, campaign: string): OfflineEntry {
  return {
    ...rest,
    campaign,
    donor: { email: donor.email ?? null, number: donor.number ?? null, name: donor.name ?? null },
    designation: designation ?? null,
    message: message ?? null,
    dedication: dedication ? { ...dedication, notify: dedication.notify ?? null } : null,
    reference: reference ?? null,
    receivedAt: new Date(receivedAt),
  };
}
