import { Body, Controller, Get, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CampaignReader } from '../../campaigns/campaign.reader.js';
import { ConfirmDonation } from '../../donations/confirm-donation.js';
import type { Donation } from '../../donations/donation.entity.js';
import { DonationReader } from '../../donations/donation.reader.js';
import { DonationNotFound } from '../../donations/donations.errors.js';
import { ReadTokens } from '../../donations/read-token.js';
import type { FormBody } from '../../http/form-body.js';
import { FormsOnly } from '../../http/media-type.js';
import { MatchGift } from '../../matches/match-gift.js';
import { parseId } from '../../shared/ids.js';
import { keepReadToken } from '../read-token-cookie.js';
import { sendPage } from '../send-page.js';
import { DonationPages } from './donation-pages.js';
import { renderConfirmationPage } from './confirmation.view.js';
import { renderDonationPage } from './donation.view.js';

@Controller('donations')
export class DonationController {
  constructor(
    private readonly donations: DonationReader,
    private readonly campaigns: CampaignReader,
    private readonly confirm: ConfirmDonation,
    private readonly match: MatchGift,
    private readonly readTokens: ReadTokens,
    private readonly pages: DonationPages,
  ) {}

  @Get(':id')
  async show(@Param('id') id: string, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const donation = await this.#get(id);
    const sending = SENDINGS.find((known) => known === query['receipt']) ?? null;
    await sendPage(unshared(reply), renderDonationPage(await this.pages.build(donation, { isRepeated: query['repeated'] !== undefined, sending })));
  }

  /** The sandbox's stand-in for the page on which a bank asks its customer. */
  @Get(':id/confirmation')
  async askDonor(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const donation = await this.#get(id);
    if (donation.status !== 'pending') return void (await reply.redirect(`/donations/${donation.id}`, 303));
    await sendPage(unshared(reply), renderConfirmationPage(await this.pages.build(donation)));
  }

  @Post(':id/confirmation')
  @UseGuards(FormsOnly)
  async hearDonor(@Param('id') id: string, @Body() form: FormBody | undefined, @Res() reply: FastifyReply): Promise<void> {
    const donation = await this.#get(id);
    const xid = await this.confirm.run(donation, form?.['answer'] === 'approve');
    if (xid !== null) {
      await this.match.run(await this.donations.get(donation.id, donation));
      const { slug } = await this.campaigns.getOfDonation(donation.campaignId);
      keepReadToken(reply, this.readTokens.sign({ campaignSlug: slug, xid }));
    }
    await reply.redirect(`/donations/${donation.id}`, 303);
  }

  async #get(text: string): Promise<Donation> {
    const id = parseId<'Donation'>(text);
    const donation = id && (await this.donations.findByLink(id));
    if (!donation) throw new DonationNotFound();
    return donation;
  }
}

const SENDINGS = ['onItsWay', 'tooMany'] as const;

/** Only whoever holds the link may see it: no cache keeps it and no other site learns of it. */
function unshared(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'private, no-store').header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex');
}
