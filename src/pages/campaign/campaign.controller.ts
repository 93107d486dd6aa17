import { Body, Controller, Get, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CampaignNotFound } from '../../campaigns/campaigns.errors.js';
import { CampaignReader, type PublishedCampaign } from '../../campaigns/campaign.reader.js';
import { ReadTokens } from '../../donations/read-token.js';
import type { FormBody } from '../../http/form-body.js';
import { FormsOnly } from '../../http/media-type.js';
import { presentedToken } from '../../http/presented-token.js';
import { MatchGift } from '../../matches/match-gift.js';
import { parseSlug } from '../../shared/slug.js';
import { keepReadToken } from '../read-token-cookie.js';
import { OwnPages } from '../rendered/own-pages.js';
import { contentOf } from '../rendered/page-facts.js';
import { sendOwnPage, sendPage } from '../send-page.js';
import { CampaignPages } from './campaign-pages.js';
import { renderCampaignPage } from './campaign.view.js';
import { GiveByForm } from './give-by-form.js';

@Controller('c')
export class CampaignController {
  constructor(
    private readonly campaigns: CampaignReader,
    private readonly pages: CampaignPages,
    private readonly give: GiveByForm,
    private readonly match: MatchGift,
    private readonly own: OwnPages,
    private readonly readTokens: ReadTokens,
  ) {}

  /** For donors with a read token; everyone else shares a rendering that is served before this. */
  @Get(':slug')
  async show(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const covering = this.readTokens.coveredBy(presentedToken(request), slug);
    const build = async () => contentOf(await this.pages.build(await this.#getPublished(slug), covering), renderCampaignPage);
    await sendOwnPage(reply, this.own.find(`/c/${slug}`, covering, build));
  }

  @Post(':slug/donations')
  @UseGuards(FormsOnly)
  async donate(@Param('slug') slug: string, @Body() form: FormBody | undefined, @Res() reply: FastifyReply): Promise<void> {
    const published = await this.#getPublished(slug);
    const outcome = await this.give.run(form ?? {}, published);
    if (outcome.kind === 'refused') return sendPage(reply, renderCampaignPage(await this.pages.build(published, null, outcome)), 422);
    const { donation, isRepeated, xid } = outcome;
    // Before the donor is led to it: their gift's page says what was added.
    if (xid !== null) await this.match.run(donation);
    if (xid !== null) keepReadToken(reply, this.readTokens.sign({ campaignSlug: published.campaign.slug, xid }));
    await reply.redirect(`/donations/${donation.id}${isRepeated ? '?repeated' : ''}`, 303);
  }

  async #getPublished(text: string): Promise<PublishedCampaign> {
    const slug = parseSlug(text);
    const published = slug && (await this.campaigns.findPublished(slug));
    if (!published) throw new CampaignNotFound();
    return published;
  }
}
