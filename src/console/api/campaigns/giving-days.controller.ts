import { Body, Get, HttpCode, Param, Post, Put, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { CreateGivingDay } from '../../../campaigns/create-giving-day.js';
import { EditGivingDay } from '../../../campaigns/edit-giving-day.js';
import { StaffGivingDayReader, type StaffGivingDay } from '../../../campaigns/staff-giving-day.reader.js';
import type { Place } from '../../../database/keyset.js';
import type { Page } from '../../../database/listing.js';
import type { OrganisationId } from '../../../shared/ids.js';
import type { GivingDayFolderShown, GivingDayRowShown } from '../../contract/campaigns.js';
import type { PageShown } from '../../contract/common.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { actorOf } from '../../queues/actor-of.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, listWish, pageWish, withCursor, writeCursor } from '../asked.js';
import { CockpitDays } from '../cockpit/cockpits.js';
import { csvLines, everyPage } from '../csv.js';
import { Desk } from '../desk.js';
import { GIVING_DAY_COLUMNS } from './campaign-columns.js';
import { givingDayDraft, newGivingDay } from './campaign-schemas.js';
import { showGivingDay, showGivingDayRow } from './shown-campaigns.js';

const daysWish = z.strictObject(listWish(['startsAt', 'title']));

type DaysWish = z.output<typeof daysWish>;

/** Rows that an export reads at once. */
const STRIDE = 500;

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
    const { rows, next } = await withCursor(this.#read(id, wish, wish.cursor ?? null, wish.limit));
    const now = new Date();
    return { rows: rows.map((day) => showGivingDayRow(day, now)), next: writeCursor(next) };
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(daysWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    void reply.headers({ 'content-disposition': `attachment; filename="giving-days-${slug}.csv"`, 'cache-control': 'no-store' });
    return new StreamableFile(Readable.from(csvLines(GIVING_DAY_COLUMNS, wish.columns, this.#all(id, wish))), { type: 'text/csv; charset=utf-8' });
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

  async *#all(id: OrganisationId, wish: DaysWish): AsyncGenerator<readonly GivingDayRowShown[]> {
    const now = new Date();
    for await (const rows of everyPage(wish.cursor ?? null, (after) => this.#read(id, wish, after, STRIDE))) yield rows.map((day) => showGivingDayRow(day, now));
  }

  #read(id: OrganisationId, wish: DaysWish, after: Place | null, limit: number): Promise<Page<StaffGivingDay>> {
    return this.days.list(id, wish.search ?? '', wish.sort, { ...pageWish(wish, wish.sort === 'title' ? 'ascending' : 'descending'), after, limit });
  }
}
