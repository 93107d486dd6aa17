import { Body, Delete, Get, HttpCode, Param, Post, Put, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Page } from '../../../database/listing.js';
import { DeleteSegment } from '../../../mailings/delete-segment.js';
import { SaveSegment } from '../../../mailings/save-segment.js';
import type { SavedSegment } from '../../../mailings/saved-segment.js';
import { SegmentNotFound } from '../../../mailings/saved-segment.errors.js';
import { SavedSegmentReader } from '../../../mailings/saved-segment.reader.js';
import { segment } from '../../../mailings/segment.js';
import { parseId, type OrganisationId } from '../../../shared/ids.js';
import type { PageShown } from '../../contract/common.js';
import type { SavedSegmentShown } from '../../contract/settings.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, listWish, pageWish, slugText, withCursor, writeCursor } from '../asked.js';
import { csvLines, everyPage, type CsvColumn } from '../csv.js';
import { Desk } from '../desk.js';

const segmentsWish = z.strictObject(listWish(['name', 'updatedAt']));
const draft = { name: z.string().max(2_000), rule: segment };
const newSegment = z.strictObject({ organisation: slugText.optional(), ...draft });
const changedSegment = z.strictObject(draft);

type SegmentsWish = z.output<typeof segmentsWish>;

const STRIDE = 1_000;

const COLUMNS: Readonly<Record<string, CsvColumn<SavedSegment>>> = {
  name: { title: 'Name', of: ({ name }) => name },
  rule: { title: 'Rule', of: ({ rule }) => JSON.stringify(rule) },
  updatedAt: { title: 'Changed (UTC)', of: ({ updatedAt }) => updatedAt.toISOString() },
};

/** The kinds of donors that an organisation keeps under a name. */
@ConsoleApi('segments/saved')
export class SavedSegmentsController {
  constructor(
    private readonly desk: Desk,
    private readonly segments: SavedSegmentReader,
    private readonly save: SaveSegment,
    private readonly forget: DeleteSegment,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<SavedSegmentShown>> {
    const wish = asked(segmentsWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    const { rows, next } = await withCursor(this.#read(id, wish, wish.limit));
    return { rows: rows.map(show), next: writeCursor(next) };
  }

  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(segmentsWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    void reply.headers({ 'content-disposition': `attachment; filename="segments-${slug}.csv"`, 'cache-control': 'no-store' });
    return new StreamableFile(Readable.from(csvLines(COLUMNS, wish.columns, this.#all(id, wish))), { type: 'text/csv; charset=utf-8' });
  }

  @Get(':id')
  async show(@Param('id') text: string, @CurrentSession() session: ConsoleSession): Promise<SavedSegmentShown> {
    return show(await this.#get(session, text));
  }

  @Post()
  @HttpCode(201)
  @DoneBy('client_admin', 'client_editor', 'customer_success')
  async make(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<{ id: string }> {
    const { organisation, ...wish } = asked(newSegment, body);
    const { id } = await this.desk.organisation(session, organisation);
    return { id: await this.save.run(id, wish, actorOf(session)) };
  }

  @Put(':id')
  @HttpCode(204)
  @DoneBy('client_admin', 'client_editor', 'customer_success')
  async change(@Param('id') text: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const wish = asked(changedSegment, body);
    const { id, organisationId } = await this.#get(session, text);
    await this.save.run(organisationId, wish, actorOf(session), id);
  }

  @Delete(':id')
  @HttpCode(204)
  @DoneBy('client_admin', 'client_editor', 'customer_success')
  async remove(@Param('id') text: string, @CurrentSession() session: ConsoleSession): Promise<void> {
    const { id, organisationId } = await this.#get(session, text);
    await this.forget.run(organisationId, id, actorOf(session));
  }

  /** @throws SegmentNotFound for one of another organisation, as for one that does not exist. */
  async #get(session: ConsoleSession, text: string) {
    const id = parseId<'Segment'>(text);
    const found = id && (await this.segments.find(this.desk.scopeOf(session), id));
    if (!found) throw new SegmentNotFound();
    return found;
  }

  #all(organisationId: OrganisationId, wish: SegmentsWish): AsyncGenerator<readonly SavedSegment[]> {
    return everyPage(wish.cursor ?? null, (after) => this.#read(organisationId, { ...wish, cursor: after ?? undefined }, STRIDE));
  }

  #read(organisationId: OrganisationId, wish: SegmentsWish, limit: number): Promise<Page<SavedSegment>> {
    return this.segments.list(organisationId, wish.search ?? '', wish.sort, { ...pageWish(wish, wish.sort === 'name' ? 'ascending' : 'descending'), limit });
  }
}

function show({ id, name, rule, updatedAt }: SavedSegment): SavedSegmentShown {
  return { id, name, rule, updatedAt: updatedAt.toISOString() };
}
