import { Body, Controller, Delete, Get, Param, Post, Put, Query, UseGuards, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { JsonOnly } from '../../http/media-type.js';
import { CountSegment } from '../../mailings/count-segment.js';
import { DeleteSegment } from '../../mailings/delete-segment.js';
import { SaveSegment } from '../../mailings/save-segment.js';
import type { SavedSegment } from '../../mailings/saved-segment.js';
import { SegmentNotFound } from '../../mailings/saved-segment.errors.js';
import { SavedSegmentReader } from '../../mailings/saved-segment.reader.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { parseId } from '../../shared/ids.js';
import { Answers, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { inPlace, placeQuery, placedPage, writePlace } from '../place-pages.js';
import { schemaPipe } from '../schema-faults.js';
import { newSegment, removedSegment, segmentPage, segmentView, type NewSegment, type SegmentView } from './segments.schema.js';

/** The kinds of donors that an organisation keeps under a name. */
@ApiTags('Segments')
@ApiBearerAuth()
@Controller('api/v1/segments')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class SegmentsController {
  constructor(
    private readonly segments: SavedSegmentReader,
    private readonly count: CountSegment,
    private readonly save: SaveSegment,
    private readonly forget: DeleteSegment,
  ) {}

  @Get()
  @RequireScope('segments:read')
  @ApiOperation({ operationId: 'listSegments', summary: 'Segments by their names' })
  @Answers(200, segmentPage, 400, 401, 403, 422)
  async list(@CallerKey() { organisationId }: ApiKey, @Query({ schema: placeQuery }) query: z.infer<typeof placeQuery>) {
    const { rows, next } = await inPlace(this.segments.list(organisationId, '', 'name', placedPage(query, 'ascending')));
    return { segments: rows.map(toSummary), nextCursor: writePlace(next) };
  }

  @Post()
  @RequireScope('segments:write')
  @ApiOperation({ operationId: 'createSegment', summary: 'Keep a kind of donors under a name' })
  @Takes(newSegment)
  @Answers(201, segmentView, 400, 401, 403, 409, 413, 415, 422)
  async create(@CallerKey() key: ApiKey, @Body({ schema: newSegment }) body: NewSegment): Promise<SegmentView> {
    const id = await this.save.run(key.organisationId, body, `api-key:${key.id}`);
    return this.#view(key, id);
  }

  @Get(':id')
  @RequireScope('segments:read')
  @ApiOperation({ operationId: 'getSegment', summary: 'A segment, and how many donors it has now' })
  @Answers(200, segmentView, 401, 403, 404)
  get(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<SegmentView> {
    return this.#view(key, id);
  }

  @Put(':id')
  @RequireScope('segments:write')
  @ApiOperation({ operationId: 'changeSegment', summary: 'Rename a segment, or mean others by it' })
  @Takes(newSegment)
  @Answers(200, segmentView, 400, 401, 403, 404, 409, 413, 415, 422)
  async change(@Param('id') text: string, @CallerKey() key: ApiKey, @Body({ schema: newSegment }) body: NewSegment): Promise<SegmentView> {
    const { id } = await this.#get(key, text);
    await this.save.run(key.organisationId, body, `api-key:${key.id}`, id);
    return this.#view(key, id);
  }

  @Delete(':id')
  @RequireScope('segments:write')
  @ApiOperation({ operationId: 'deleteSegment', summary: 'Forget a segment; mailings that took its rule over keep it' })
  @Answers(200, removedSegment, 401, 403, 404)
  async remove(@Param('id') text: string, @CallerKey() key: ApiKey): Promise<z.infer<typeof removedSegment>> {
    const { id } = await this.#get(key, text);
    await this.forget.run(key.organisationId, id, `api-key:${key.id}`);
    return { id };
  }

  async #view(key: ApiKey, text: string): Promise<SegmentView> {
    const found = await this.#get(key, text);
    return { ...toSummary(found), donors: await this.count.run(key.organisationId, found.rule) };
  }

  /** @throws SegmentNotFound also for one of another organisation. */
  async #get({ organisationId }: ApiKey, text: string): Promise<SavedSegment> {
    const id = parseId<'Segment'>(text);
    const found = id && (await this.segments.find({ organisationId }, id));
    if (!found) throw new SegmentNotFound();
    return found;
  }
}

function toSummary({ id, name, rule, createdAt, createdBy, updatedAt }: SavedSegment) {
  return { id, name, rule, createdBy, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
