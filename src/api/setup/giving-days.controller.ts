import { Body, Controller, Get, Param, Post, Put, Query, UseGuards, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import type { GivingDayDraft } from '../../campaigns/campaign-draft.js';
import { CreateGivingDay } from '../../campaigns/create-giving-day.js';
import { EditGivingDay } from '../../campaigns/edit-giving-day.js';
import { StaffGivingDayReader } from '../../campaigns/staff-giving-day.reader.js';
import { DonationFigures } from '../../donations/donation.figures.js';
import { JsonOnly } from '../../http/media-type.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { Clock } from '../../shared/clock.js';
import type { Slug } from '../../shared/slug.js';
import { Answers, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { OwnSetup } from '../own-setup.js';
import { inPlace, placeQuery, placedPage, writePlace } from '../place-pages.js';
import { schemaPipe } from '../schema-faults.js';
import { toGivingDayFigures, toGivingDayView } from './setup-views.js';
import { givingDayFigures, givingDayPage, givingDayText, givingDayView, newGivingDay, type GivingDayFigures, type GivingDayText, type GivingDayView, type NewGivingDay } from './setup.schema.js';

/** Giving days as those who run them write them, published or not. */
@ApiTags('Giving days')
@ApiBearerAuth()
@Controller('api/v1/giving-days')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class GivingDaysController {
  constructor(
    private readonly setup: OwnSetup,
    private readonly days: StaffGivingDayReader,
    private readonly make: CreateGivingDay,
    private readonly edit: EditGivingDay,
    private readonly figures: DonationFigures,
    private readonly clock: Clock,
  ) {}

  @Get()
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'listGivingDays', summary: 'All giving days, published or not, the latest first' })
  @Answers(200, givingDayPage, 400, 401, 403, 422)
  async list(@CallerKey() { organisationId }: ApiKey, @Query({ schema: placeQuery }) query: z.infer<typeof placeQuery>): Promise<z.infer<typeof givingDayPage>> {
    const { rows, next } = await inPlace(this.days.list(organisationId, {}, 'startsAt', placedPage(query, 'descending')));
    return { givingDays: rows.map((day) => toGivingDayView(day, this.clock.now())), nextCursor: writePlace(next) };
  }

  @Post()
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'createGivingDay', summary: 'Make a giving day' })
  @Takes(newGivingDay)
  @Answers(201, givingDayView, 400, 401, 403, 409, 413, 415, 422)
  async create(@CallerKey() key: ApiKey, @Body({ schema: newGivingDay }) { slug, currency, locale, ...text }: NewGivingDay): Promise<GivingDayView> {
    await this.make.run(key.organisationId, { slug: slug as Slug, currency, locale }, toDraft(text), `api-key:${key.id}`);
    return this.#view(slug, key);
  }

  @Get(':slug')
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'getGivingDay', summary: 'A giving day, published or not, with its figures' })
  @Answers(200, givingDayFigures, 401, 403, 404)
  async get(@Param('slug') slug: string, @CallerKey() key: ApiKey): Promise<GivingDayFigures> {
    const day = await this.setup.givingDay(key, slug);
    return toGivingDayFigures(day, await this.figures.ofGivingDay(day, null), this.clock.now());
  }

  @Put(':slug')
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'changeGivingDay', summary: 'Write a giving day anew, or move it; its address and currency are for good' })
  @Takes(givingDayText)
  @Answers(200, givingDayView, 400, 401, 403, 404, 413, 415, 422)
  async change(@Param('slug') slug: string, @CallerKey() key: ApiKey, @Body({ schema: givingDayText }) body: GivingDayText): Promise<GivingDayView> {
    await this.edit.run(await this.setup.givingDay(key, slug), toDraft(body), `api-key:${key.id}`);
    return this.#view(slug, key);
  }

  async #view(slug: string, key: ApiKey): Promise<GivingDayView> {
    return toGivingDayView(await this.setup.givingDay(key, slug), this.clock.now());
  }
}

function toDraft({ published, startsAt, endsAt, ...text }: GivingDayText): GivingDayDraft {
  return { ...text, isPublished: published, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}
