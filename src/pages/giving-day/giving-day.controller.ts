import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GivingDayNotFound } from '../../campaigns/campaigns.errors.js';
import type { GivingDay } from '../../campaigns/giving-day.entity.js';
import { GivingDayReader } from '../../campaigns/giving-day.reader.js';
import { ReadTokens } from '../../donations/read-token.js';
import { presentedToken } from '../../http/presented-token.js';
import { parseSlug } from '../../shared/slug.js';
import { OwnPages } from '../rendered/own-pages.js';
import { contentOf } from '../rendered/page-facts.js';
import { sendOwnPage } from '../send-page.js';
import { GivingDayPages } from './giving-day-pages.js';
import { renderGivingDayPage } from './giving-day.view.js';

@Controller('g')
export class GivingDayController {
  constructor(
    private readonly givingDays: GivingDayReader,
    private readonly pages: GivingDayPages,
    private readonly own: OwnPages,
    private readonly readTokens: ReadTokens,
  ) {}

  /** For donors with a read token; everyone else shares a rendering that is served before this. */
  @Get(':slug')
  async show(@Param('slug') text: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const covering = this.readTokens.coveredBy(presentedToken(request));
    const build = async () => contentOf(await this.pages.build(await this.#getPublished(text), covering), renderGivingDayPage);
    await sendOwnPage(reply, this.own.find(`/g/${text}`, covering, build));
  }

  async #getPublished(text: string): Promise<GivingDay> {
    const slug = parseSlug(text);
    const day = slug && (await this.givingDays.findPublished(slug));
    if (!day) throw new GivingDayNotFound();
    return day;
  }
}
