import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FundraiserReader } from '../../campaigns/fundraiser.reader.js';
import { FigureAudits } from '../../operations/figures/figure-audits.js';
import { Clock } from '../../shared/clock.js';
import { parseText } from '../../shared/text.js';
import { ConsolePages } from '../console-pages.js';
import { PlatformOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { renderFigureAudits } from '../views/figure-audits.view.js';
import { renderFigureSearch } from '../views/figure-search.view.js';

const SHOWN = 100;
const AUDITS = 30;
const LONGEST_SEARCH = 200;

/** Where customer success looks for a campaign or a giving day, and what the audits of all figures have found. */
@Controller('console/figures')
@PlatformOnly()
export class FigureSearchController {
  constructor(
    private readonly fundraisers: FundraiserReader,
    private readonly audits: FigureAudits,
    private readonly clock: Clock,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async search(@Query('q') given: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const text = searchText(given);
    const found = await this.fundraisers.search('platform', text, SHOWN + 1);
    const lastAudit = await this.audits.findLast();
    const model = { session, text, found: found.slice(0, SHOWN), hasMore: found.length > SHOWN, lastAudit, now: this.clock.now() };
    await this.pages.show(reply, renderFigureSearch(model));
  }

  @Get('audits')
  async listAudits(@CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, renderFigureAudits({ session, audits: await this.audits.list(AUDITS), now: this.clock.now() }));
  }
}

/** What cannot be a text that anything is called is searched for as nothing. */
function searchText(given: unknown): string {
  const parsed = typeof given === 'string' ? parseText(given, LONGEST_SEARCH) : null;
  return parsed?.ok ? parsed.value : '';
}
