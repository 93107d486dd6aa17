import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { GivingDayNotFound } from '../../campaigns/campaigns.errors.js';
import { GivingDayReader } from '../../campaigns/giving-day.reader.js';
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
  ) {}

  /** For donors with a read token; everyone else shares a rendering that is served before this. */
  @Get(':slug')
  async show(@Param('slug') text: string, @Res() reply: FastifyReply): Promise<void> {
    await sendOwnPage(reply, this.#draw(text));
  }

  async #draw(text: string): Promise<string> {
    const slug = parseSlug(text);
    const day = slug && (await this.givingDays.findPublished(slug));
    if (!day) throw new GivingDayNotFound();
    return renderGivingDayPage(await this.pages.build(day));
  }
}
