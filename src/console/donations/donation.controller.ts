import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Donation } from '../../donations/donation.entity.js';
import { DonationReader } from '../../donations/donation.reader.js';
import { DonationNotFound } from '../../donations/donations.errors.js';
import { sendPdf } from '../../http/send-pdf.js';
import { ReceiptPapers } from '../../receipts/receipt-papers.js';
import { SendReceiptAgain } from '../../receipts/send-receipt-again.js';
import { parseId } from '../../shared/ids.js';
import { ConsolePages } from '../console-pages.js';
import { SignedInOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { renderDonation } from '../views/donation.view.js';
import { DonationFolders } from './donation-folders.js';

/** One donation: its receipts, its refunds, and what was written about it. */
@Controller('console/donations')
@SignedInOnly()
export class DonationController {
  constructor(
    private readonly donations: DonationReader,
    private readonly folders: DonationFolders,
    private readonly papers: ReceiptPapers,
    private readonly sendAgain: SendReceiptAgain,
    private readonly pages: ConsolePages,
  ) {}

  @Get(':id')
  async show(@Param('id') id: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const folder = await this.folders.of(await this.#get(session, id));
    await this.pages.show(reply, renderDonation({ session, ...folder }));
  }

  @Get(':id/receipt.pdf')
  async showReceipt(@Param('id') id: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const { name, bytes } = await this.papers.draw(await this.#get(session, id));
    await sendPdf(reply, name, bytes);
  }

  @Post(':id/receipt-sendings')
  async sendReceipt(@Param('id') id: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const donation = await this.#get(session, id);
    await this.sendAgain.run(donation, `staff:${session.staff.staffId}`);
    await reply.redirect(`/console/donations/${donation.id}`, 303);
  }

  /** People of a client find their own; one of another client is as unknown as one that does not exist. */
  async #get({ staff: { organisationId } }: ConsoleSession, text: string): Promise<Donation> {
    const id = parseId<'Donation'>(text);
    const find = (known: Donation['id']) => (organisationId === null ? this.donations.findByLink(known) : this.donations.findOf(organisationId, known));
    const donation = id && (await find(id));
    if (!donation) throw new DonationNotFound();
    return donation;
  }
}
