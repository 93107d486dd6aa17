import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FundraiserReader, type NamedFundraiser } from '../../campaigns/fundraiser.reader.js';
import { CAMPAIGN_FIELDS } from '../../donations/campaign-figure-list.js';
import { ForcedRefreshes } from '../../donations/forced-refreshes.js';
import { RequestForcedRefresh } from '../../donations/request-forced-refresh.js';
import { Clock } from '../../shared/clock.js';
import { parseId } from '../../shared/ids.js';
import { parseSlug } from '../../shared/slug.js';
import { ConsolePages } from '../console-pages.js';
import { PageNotFound } from '../console.errors.js';
import { PlatformOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { renderFundraiserFigures } from '../views/fundraiser-figures.view.js';
import type { ShownRefresh } from '../views/shown-refresh.js';
import { ShownFigures } from './shown-figures.js';

const THINGS = 500;
const RECENT = 5;

const KINDS: Readonly<Record<string, NamedFundraiser['kind']>> = { campaign: 'campaign', 'giving-day': 'giving_day' };

/** The figures of one campaign or giving day: what readers see, how old it is, and the button that has it computed now. */
@Controller('console/figures/:kind/:slug')
@PlatformOnly()
export class FiguresController {
  constructor(
    private readonly fundraisers: FundraiserReader,
    private readonly figures: ShownFigures,
    private readonly refreshes: ForcedRefreshes,
    private readonly request: RequestForcedRefresh,
    private readonly clock: Clock,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async show(
    @Param('kind') kind: string,
    @Param('slug') slug: string,
    @Query('refresh') refreshId: unknown,
    @CurrentSession() session: ConsoleSession,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const of = await this.#get(kind, slug);
    const refresh = refreshId === undefined ? null : await this.#getRefresh(of, refreshId);
    const [figures, recent] = [await this.figures.list(of), await this.refreshes.listOf('platform', of.id, RECENT)];
    await this.pages.show(reply, renderFundraiserFigures({ session, of, figures, refresh, recent, now: this.clock.now() }));
  }

  @Post('refreshes')
  async refresh(@Param('kind') kind: string, @Param('slug') slug: string, @CurrentSession() { staff }: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const of = await this.#get(kind, slug);
    const id = await this.request.run(of, CAMPAIGN_FIELDS, `staff:${staff.staffId}`);
    await reply.header('cache-control', 'no-store').redirect(`/console/figures/${kind}/${of.slug}?refresh=${id}`, 303);
  }

  async #get(kindText: string, slugText: string): Promise<NamedFundraiser> {
    const kind = Object.hasOwn(KINDS, kindText) ? KINDS[kindText] : undefined;
    const slug = parseSlug(slugText);
    const found = kind && slug && (await this.fundraisers.find('platform', kind, slug));
    if (!found) throw new PageNotFound();
    return found;
  }

  async #getRefresh(of: NamedFundraiser, text: unknown): Promise<ShownRefresh> {
    const id = typeof text === 'string' ? parseId(text) : null;
    const refresh = id && (await this.refreshes.find('platform', id));
    if (!refresh || (refresh.campaignId ?? refresh.givingDayId) !== of.id) throw new PageNotFound();
    return { refresh, things: await this.refreshes.listThings('platform', refresh.id, THINGS, 0) };
  }
}
