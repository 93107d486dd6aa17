import { Controller, Get, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Donation } from '../../donations/donation.entity.js';
import { DonationReader } from '../../donations/donation.reader.js';
import { DonationNotFound } from '../../donations/donations.errors.js';
import { FormsOnly } from '../../http/media-type.js';
import { sendPdf } from '../../http/send-pdf.js';
import { ReceiptPapers } from '../../receipts/receipt-papers.js';
import { TooManySendings } from '../../receipts/receipts.errors.js';
import { SendReceiptAgain } from '../../receipts/send-receipt-again.js';
import { parseId } from '../../shared/ids.js';

/** A donor's receipt, for whoever holds the link to the donation. It is sent only to the address it was given with. */
@Controller('donations')
export class ReceiptController {
  constructor(
    private readonly donations: DonationReader,
    private readonly papers: ReceiptPapers,
    private readonly sendAgain: SendReceiptAgain,
  ) {}

  @Get(':id/receipt.pdf')
  async show(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, bytes } = await this.papers.draw(await this.#get(id));
    await sendPdf(reply, name, bytes);
  }

  @Post(':id/receipt-sendings')
  @UseGuards(FormsOnly)
  async send(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const donation = await this.#get(id);
    await reply.redirect(`/donations/${donation.id}?receipt=${await this.#ask(donation)}`, 303);
  }

  async #ask(donation: Donation): Promise<'onItsWay' | 'tooMany'> {
    try {
      await this.sendAgain.run(donation, 'donor');
      return 'onItsWay';
    } catch (error) {
      if (error instanceof TooManySendings) return 'tooMany';
      throw error;
    }
  }

  async #get(text: string): Promise<Donation> {
    const id = parseId<'Donation'>(text);
    const donation = id && (await this.donations.findByLink(id));
    if (!donation) throw new DonationNotFound();
    return donation;
  }
}
