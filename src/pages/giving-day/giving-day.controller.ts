import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GivingDayNotFound } from '../../campaigns/campaigns.errors.js';
import { GivingDayReader } from '../../campaigns/giving-day.reader.js';
import { ReadTokens } from '../../donations/read-token.js';
import { presentedToken } from '../../http/presented-token.js';
import { parseSlug } from '../../shared/slug.js';
import { sendOwnPage } from '../send-page.js';
import { GivingDayPages } from './giving-day-pages.js';
import { renderGivingDayPage } from './giving-day.view.js';

@ApiExcludeController()
@Controller('g')
export class GivingDayController {
  constructor(
    private readonly givingDays: GivingDayReader,
    private readonly pages: GivingDayPages,
    private readonly readTokens: ReadTokens,
  ) {}

  /** For donors with a read token; everyone else shares a rendering that is served before this. */
  @Get(':slug')
  async show(@Param('slug') text: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendOwnPage(reply, this.#draw(text, this.readTokens.coveredBy(presentedToken(request))));
  }

  async #draw(text: string, covering: string | null): Promise<string> {
    const slug = parseSlug(text);
    const day = slug && (await this.givingDays.findPublished(slug));
    if (!day) throw new GivingDayNotFound();
    return renderGivingDayPage(await this.pages.build(day, covering));
  }
}
