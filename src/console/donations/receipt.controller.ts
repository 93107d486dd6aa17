import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendPdf } from '../../http/send-pdf.js';
import { ReceiptPapers } from '../../receipts/receipt-papers.js';
// oxlint-disable-next-line no-restricted-imports -- the console's own folder of this name, not the room
import { DonationDesk } from '../api/donations/donation-desk.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';

/** The receipt of a donation as paper. */
@Controller('console/donations')
@SignedInOnly()
export class ReceiptController {
  constructor(
    private readonly desk: DonationDesk,
    private readonly papers: ReceiptPapers,
  ) {}

  @Get(':id/receipt.pdf')
  async showReceipt(@Param('id') id: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const { name, bytes } = await this.papers.draw(await this.desk.get(session, id));
    await sendPdf(reply, name, bytes);
  }
}
