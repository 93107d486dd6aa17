import { Body, Get, HttpCode, Param, Post, Put, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CreateGivingDay } from '../../../campaigns/create-giving-day.js';
import { EditGivingDay } from '../../../campaigns/edit-giving-day.js';
import { GIVING_DAY_PERIODS, StaffGivingDayReader } from '../../../campaigns/staff-giving-day.reader.js';
import type { OrganisationId } from '../../../shared/ids.js';
import type { GivingDayFolderShown, GivingDayRowShown } from '../../contract/campaigns.js';
import type { PageShown } from '../../contract/common.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { actorOf } from '../../queues/actor-of.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, listWish } from '../asked.js';
import { CockpitDays } from '../cockpit/cockpits.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf, shownAs } from '../lists.js';
import { GIVING_DAY_COLUMNS } from './campaign-columns.js';
import { givingDayDraft, newGivingDay } from './campaign-schemas.js';
import { showGivingDay, showGivingDayRow } from './shown-campaigns.js';

const daysWish = z.strictObject({ ...listWish(['startsAt', 'endsAt', 'title', 'campaigns']), period: z.enum(GIVING_DAY_PERIODS).optional() });

type DaysWish = z.output<typeof daysWish>;

/** The giving days of an organisation: looked through, made and changed. */
@ConsoleApi('giving-days')
export class GivingDaysController {
  constructor(
    private readonly desk: Desk,
    private readonly days: StaffGivingDayReader,
    private readonly find: CockpitDays,
    private readonly create: CreateGivingDay,
    private readonly edit: EditGivingDay,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<GivingDayRowShown>> {
    const wish = asked(daysWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    return pageOf(wish, usualOrder(wish), this.#read(id, wish));
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(daysWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    return fileOf(reply, { name: `giving-days-${slug}`, columns: GIVING_DAY_COLUMNS }, wish, usualOrder(wish), this.#read(id, wish));
  }

  @Get(':slug')
  async show(@Param('slug') slug: string, @CurrentSession() session: ConsoleSession): Promise<GivingDayFolderShown> {
    const day = await this.find.get(session, slug);
    const { organisation } = await this.find.show(day);
    return { day: showGivingDay(day, organisation.slug, new Date()), may: { edit: session.staff.role !== 'engineer' } };
  }

  @Post()
  @HttpCode(201)
  @DoneBy('client_admin', 'client_editor', 'customer_success')
  async make(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<{ slug: string }> {
    const { organisation, slug, currency, locale, ...draft } = asked(newGivingDay, body);
    const { id } = await this.desk.organisation(session, organisation);
    await this.create.run(id, { slug, currency, locale }, draft, actorOf(session));
    return { slug };
  }

  @Put(':slug')
  @HttpCode(204)
  @DoneBy('client_admin', 'client_editor', 'customer_success')
  async change(@Param('slug') slug: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const draft = asked(givingDayDraft, body);
    await this.edit.run(await this.find.get(session, slug), draft, actorOf(session));
  }

  #read(id: OrganisationId, wish: DaysWish) {
    const now = new Date();
    return shownAs((page) => this.days.list(id, wish, wish.sort, page), (day) => showGivingDayRow(day, now));
  }
}

const usualOrder = ({ sort }: DaysWish) => (sort === 'title' ? 'ascending' : 'descending');
