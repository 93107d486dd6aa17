import { Body, Controller, Get, Param, Post, Req, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CampaignReader } from '../campaigns/campaign.reader.js';
import { RefundDonation } from '../donations/refund-donation.js';
import { RefundReader } from '../donations/refund.reader.js';
import { MatchGift } from '../matches/match-gift.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { JsonOnly } from '../http/media-type.js';
import { parseText } from '../shared/text.js';
import { Answers, AnswersAlso, Takes } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { NotAcceptable } from './api.errors.js';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from './described.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { KeyDonations } from './key-donations.js';
import { RefundViews } from './refund-views.js';
import { newRefund, refundList, refundView, type NewRefund, type RefundView } from './refunds.schema.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Donations')
@ApiBearerAuth()
@Controller('api/v1/donations/:id/refunds')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class RefundsController {
  constructor(
    private readonly donations: KeyDonations,
    private readonly campaigns: CampaignReader,
    private readonly refund: RefundDonation,
    private readonly match: MatchGift,
    private readonly refunds: RefundReader,
    private readonly views: RefundViews,
  ) {}

  @Post()
  @RequireScope('donations:refund')
  @ApiOperation({ operationId: 'refundDonation', summary: 'Give money back, once per Idempotency-Key' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key with the same body gives back once, however often it is sent' })
  @Takes(newRefund)
  @AnswersAlso(200, refundView, 'It had been asked for before under this key')
  @AnswersAlso(202, refundView, 'It waits for a second person of the organisation to agree')
  @Answers(201, refundView, 400, 401, 403, 404, 409, 413, 415, 422)
  async create(
    @Param('id') id: string,
    @CallerKey() key: ApiKey,
    @Body({ schema: newRefund.prefault({}) }) body: NewRefund,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RefundView> {
    const idempotencyKey = idempotencyKeyOf(request);
    const donation = await this.donations.get(key, id);
    const asked = { amount: body.amount ?? null, currency: body.currency ?? null, reason: reasonIn(body) };
    const { refund, isRepeated, xid } = await this.refund.run(donation, { ...asked, by: `api-key:${key.id}`, key: idempotencyKey });
    if (refund.status === 'waiting') void reply.status(202);
    if (isRepeated) void reply.status(200).header('idempotent-replayed', 'true');
    // What was added to it goes to those who came short.
    if (xid !== null) await this.match.run(donation);
    const { slug } = await this.campaigns.getOfDonation(donation.campaignId);
    return this.views.of(refund, slug, xid);
  }

  @Get()
  @RequireScope('donations:read')
  @ApiOperation({ operationId: 'listRefunds', summary: 'What was given back of a donation, and what is on its way' })
  @Answers(200, refundList, 401, 403, 404)
  async list(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<{ refunds: RefundView[] }> {
    const donation = await this.donations.get(key, id);
    const { slug } = await this.campaigns.getOfDonation(donation.campaignId);
    const refunds = await this.refunds.listOfDonation(donation.id, donation);
    return { refunds: await Promise.all(refunds.map((refund) => this.views.of(refund, slug))) };
  }
}

/** @throws NotAcceptable for what PostgreSQL, or people, cannot read. */
function reasonIn({ reason }: NewRefund): string | null {
  const parsed = parseText(reason ?? '', 500, { lines: true });
  if (parsed.ok) return parsed.value;
  if (parsed.fault === 'empty') return null;
  throw new NotAcceptable([{ field: 'reason', code: parsed.fault, message: 'is not a text that can be kept' }]);
}
