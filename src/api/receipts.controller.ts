import { Controller, Get, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendPdf } from '../http/send-pdf.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { ReceiptPapers } from '../receipts/receipt-papers.js';
import { SendReceiptAgain } from '../receipts/send-receipt-again.js';
import { Answers, AnswersFile } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from './described.js';
import { KeyDonations } from './key-donations.js';
import { sendingView, type SendingView } from './refunds.schema.js';

@ApiTags('Donations')
@ApiBearerAuth()
@Controller('api/v1/donations/:id')
@UseGuards(ApiKeyGuard)
export class ReceiptsController {
  constructor(
    private readonly donations: KeyDonations,
    private readonly papers: ReceiptPapers,
    private readonly sendAgain: SendReceiptAgain,
  ) {}

  @Get('receipt.pdf')
  @RequireScope('donations:read')
  @ApiOperation({ operationId: 'getReceipt', summary: "A donation's receipt; where it was voided for good, the void one" })
  @ApiProduces('application/pdf')
  @AnswersFile(200, 'application/pdf', 401, 403, 404)
  async get(@Param('id') id: string, @CallerKey() key: ApiKey, @Res() reply: FastifyReply): Promise<void> {
    const donation = await this.donations.get(key, id);
    const { name, bytes } = await this.papers.draw(donation);
    await sendPdf(reply, name, bytes);
  }

  @Post('receipt-sendings')
  @RequireScope('donations:write')
  @ApiOperation({ operationId: 'sendReceipt', summary: 'Send the receipt again, to the address it was given with' })
  @Answers(202, sendingView, 401, 403, 404, 429)
  async send(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<SendingView> {
    const donation = await this.donations.get(key, id);
    const { id: letterId, state, requestedAt, sentAt } = await this.sendAgain.run(donation, `api-key:${key.id}`);
    return { id: letterId, status: state, requestedAt: requestedAt.toISOString(), sentAt: sentAt?.toISOString() ?? null };
  }
}
