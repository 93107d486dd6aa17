import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GivingDayNotFound } from '../../campaigns/campaigns.errors.js';
import { GivingDayReader } from '../../campaigns/giving-day.reader.js';
import { ReadTokens } from '../../donations/read-token.js';
import { presentedToken } from '../../http/presented-token.js';
import { parseSlug } from '../../shared/slug.js';
import { onlyFor, sendPage } from '../send-page.js';
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

  @Get(':slug')
  async show(@Param('slug') text: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const slug = parseSlug(text);
    const day = slug && (await this.givingDays.findPublished(slug));
    if (!day) throw new GivingDayNotFound();
    const covering = this.readTokens.coveredBy(presentedToken(request));
    await sendPage(onlyFor(covering, reply), renderGivingDayPage(await this.pages.build(day, covering)));
  }
}
