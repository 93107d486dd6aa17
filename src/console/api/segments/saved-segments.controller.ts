import { Body, Delete, Get, HttpCode, Param, Post, Put, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Page, PageWish } from '../../../database/listing.js';
import { CountSegment } from '../../../mailings/count-segment.js';
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
import { asked, listWish, slugText } from '../asked.js';
import { isShown, type CsvColumn } from '../csv.js';
import { Desk } from '../desk.js';
import { fileOf, pageOf, shownAs } from '../lists.js';

const segmentsWish = z.strictObject(listWish(['name', 'updatedAt']));
const draft = { name: z.string().max(2_000), rule: segment };
const newSegment = z.strictObject({ organisation: slugText.optional(), ...draft });
const changedSegment = z.strictObject(draft);

type SegmentsWish = z.output<typeof segmentsWish>;

/** Few: the donors of each are counted while the file is written. */
const STRIDE = 50;

/** `donors` is null where that column is not asked for. */
interface CountedSegment extends SavedSegment {
  readonly donors: number | null;
}

const COLUMNS: Readonly<Record<string, CsvColumn<CountedSegment>>> = {
  name: { title: 'Name', of: ({ name }) => name },
  rule: { title: 'Rule', of: ({ rule }) => JSON.stringify(rule) },
  donors: { title: 'Donors', of: ({ donors }) => String(donors ?? '') },
  updatedAt: { title: 'Changed (UTC)', of: ({ updatedAt }) => updatedAt.toISOString() },
  id: { title: 'Segment', of: ({ id }) => id },
};

/** The kinds of donors that an organisation keeps under a name. */
@ConsoleApi('segments/saved')
export class SavedSegmentsController {
  constructor(
    private readonly desk: Desk,
    private readonly segments: SavedSegmentReader,
    private readonly count: CountSegment,
    private readonly save: SaveSegment,
    private readonly forget: DeleteSegment,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<PageShown<SavedSegmentShown>> {
    const wish = asked(segmentsWish, query);
    const { id } = await this.desk.organisation(session, wish.organisation);
    return pageOf(wish, usualOrder(wish), shownAs(this.#read(id, wish), show));
  }

  /** With how many donors each has at that moment, as the screen counts them. */
  @Get('export.csv')
  async export(@Query() query: unknown, @CurrentSession() session: ConsoleSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const wish = asked(segmentsWish, query);
    const { id, slug } = await this.desk.organisation(session, wish.organisation);
    const read = isShown('donors', COLUMNS, wish.columns) ? this.#counted(id, wish) : shownAs(this.#read(id, wish), (row) => ({ ...row, donors: null }));
    return fileOf(reply, { name: `segments-${slug}`, columns: COLUMNS, stride: STRIDE }, wish, usualOrder(wish), read);
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

  #read(organisationId: OrganisationId, wish: SegmentsWish) {
    return (page: PageWish) => this.segments.list(organisationId, wish.search ?? '', wish.sort, page);
  }

  #counted(organisationId: OrganisationId, wish: SegmentsWish) {
    return async (page: PageWish): Promise<Page<CountedSegment>> => {
      const { rows, next } = await this.#read(organisationId, wish)(page);
      const counted: CountedSegment[] = [];
      // One after another: a file that somebody waits for must not take all connections.
      for (const row of rows) counted.push({ ...row, donors: await this.count.run(organisationId, row.rule) });
      return { rows: counted, next };
    };
  }
}

const usualOrder = ({ sort }: SegmentsWish) => (sort === 'name' ? 'ascending' : 'descending');

function show({ id, name, rule, updatedAt }: SavedSegment): SavedSegmentShown {
  return { id, name, rule, updatedAt: updatedAt.toISOString() };
}
