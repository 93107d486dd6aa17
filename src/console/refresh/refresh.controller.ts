import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CadenceReader, type RefreshedCampaign } from '../../campaigns/cadence.reader.js';
import { CadenceOutOfBounds, CampaignNotFound } from '../../campaigns/campaigns.errors.js';
import { SetRefreshCadence } from '../../campaigns/set-refresh-cadence.js';
import { ExplainFigures } from '../../donations/explain-figures.js';
import { Clock } from '../../shared/clock.js';
import { parseSlug } from '../../shared/slug.js';
import { ConsolePages } from '../console-pages.js';
import { PlatformOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { renderRefreshList } from '../views/refresh-list.view.js';
import { renderRefresh } from '../views/refresh.view.js';
import { readEvery } from './read-every.js';

const LISTED = 100;
const LONGEST_SEARCH = 100;

/** How often the figures of campaigns are refreshed, why, and what people have decided about it. */
@Controller('console/refresh')
@PlatformOnly()
export class RefreshController {
  constructor(
    private readonly campaigns: CadenceReader,
    private readonly explain: ExplainFigures,
    private readonly cadence: SetRefreshCadence,
    private readonly clock: Clock,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const search = formField(query, 'q').trim().slice(0, LONGEST_SEARCH);
    const campaigns = await this.campaigns.list(search, LISTED);
    await this.pages.show(reply, renderRefreshList({ session, search, campaigns, isCut: campaigns.length === LISTED, now: this.clock.now() }));
  }

  @Get(':slug')
  async show(@Param('slug') slug: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.#show(reply, session, await this.#get(slug), null);
  }

  @Post(':slug')
  async decide(@Param('slug') slug: string, @Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const campaign = await this.#get(slug);
    const typed = formField(form, 'every');
    const everySeconds = formField(form, 'decision') === 'rules' ? null : readEvery(typed, formField(form, 'unit'));
    try {
      if (everySeconds === undefined) throw new CadenceOutOfBounds();
      await this.cadence.run(campaign, everySeconds, `staff:${session.staff.staffId}`);
    } catch (error) {
      if (!(error instanceof CadenceOutOfBounds)) throw error;
      return this.#show(reply, session, campaign, { typed, message: session.speech.say('refresh.out_of_bounds') });
    }
    await reply.header('cache-control', 'no-store').redirect(`/console/refresh/${campaign.slug}`, 303);
  }

  async #show(reply: FastifyReply, session: ConsoleSession, campaign: RefreshedCampaign, fault: { typed: string; message: string } | null): Promise<void> {
    const explanation = await this.explain.run(campaign.id);
    await this.pages.show(reply, renderRefresh({ session, campaign, explanation, fault, now: this.clock.now() }), fault === null ? 200 : 422);
  }

  async #get(text: string): Promise<RefreshedCampaign> {
    const slug = parseSlug(text);
    const campaign = slug && (await this.campaigns.find(slug));
    if (!campaign) throw new CampaignNotFound();
    return campaign;
  }
}
