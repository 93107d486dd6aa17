import { Body, Controller, Get, Param, Post, Put, Query, Req, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { JsonOnly } from '../../http/media-type.js';
import { CreateMatch } from '../../matches/create-match.js';
import { EditMatch } from '../../matches/edit-match.js';
import { MatchReader } from '../../matches/match.reader.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { Clock } from '../../shared/clock.js';
import type { Slug } from '../../shared/slug.js';
import { Answers, AnswersAlso, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '../described.js';
import { idempotencyKeyOf } from '../idempotency-key.js';
import { inPlace, placeQuery, placedPage, writePlace } from '../place-pages.js';
import { schemaPipe } from '../schema-faults.js';
import { OwnPledges } from './own-pledges.js';
import { toFoundation, toMatchDraft, toMatchView } from './pledge-views.js';
import { matchPage, matchSharePage, matchText, matchView, newMatch, pledgesQuery, type MatchText, type MatchView, type NewMatch, type PledgesQuery } from './pledges.schema.js';

/** What sponsors add to gifts. */
@ApiTags('Matches and challenges')
@ApiBearerAuth()
@Controller('api/v1/matches')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class MatchesController {
  constructor(
    private readonly own: OwnPledges,
    private readonly matches: MatchReader,
    private readonly make: CreateMatch,
    private readonly edit: EditMatch,
    private readonly clock: Clock,
  ) {}

  @Get()
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'listMatches', summary: 'Matches of a giving day, of a campaign, or all, the latest first' })
  @Answers(200, matchPage, 400, 401, 403, 422)
  async list(@CallerKey() { organisationId }: ApiKey, @Query({ schema: pledgesQuery }) query: PledgesQuery): Promise<z.infer<typeof matchPage>> {
    const filter = { givingDay: query.givingDay as Slug | undefined, campaign: query.campaign as Slug | undefined };
    const { rows, next } = await inPlace(this.matches.list(organisationId, filter, 'createdAt', placedPage(query, 'descending')));
    return { matches: rows.map((match) => toMatchView(match, this.clock.now())), nextCursor: writePlace(next) };
  }

  @Post()
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'createMatch', summary: 'Enter what a sponsor adds to gifts, once per Idempotency-Key; gifts since it opens are matched at once' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key with the same body makes one match, however often it is sent' })
  @Takes(newMatch)
  @AnswersAlso(200, matchView, 'It had been made before under this key')
  @Answers(201, matchView, 400, 401, 403, 409, 413, 415, 422)
  async create(@CallerKey() key: ApiKey, @Body({ schema: newMatch }) body: NewMatch, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<MatchView> {
    const by = { actor: `api-key:${key.id}`, key: `api:${idempotencyKeyOf(request)}` };
    const { id, isRepeated } = await this.make.run(key.organisationId, toFoundation(body), toMatchDraft(body), by);
    if (isRepeated) void reply.status(200).header('idempotent-replayed', 'true');
    void reply.header('location', `/api/v1/matches/${id}`);
    return this.#view(key, id);
  }

  @Get(':id')
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'getMatch', summary: 'A match, what was added by it and what is left' })
  @Answers(200, matchView, 401, 403, 404)
  get(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<MatchView> {
    return this.#view(key, id);
  }

  @Put(':id')
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'changeMatch', summary: 'Write a match anew: a larger pool tops up those who came short, in order. What it is about is for good' })
  @Takes(matchText)
  @Answers(200, matchView, 400, 401, 403, 404, 409, 413, 415, 422)
  async change(@Param('id') id: string, @CallerKey() key: ApiKey, @Body({ schema: matchText }) body: MatchText): Promise<MatchView> {
    await this.edit.run(await this.own.match(key, id), toMatchDraft(body), `api-key:${key.id}`);
    return this.#view(key, id);
  }

  @Get(':id/shares')
  @RequireScope('donations:read')
  @ApiOperation({ operationId: 'listMatchShares', summary: 'What each gift has of a match, in the order of their places' })
  @Answers(200, matchSharePage, 400, 401, 403, 404, 422)
  async shares(@Param('id') id: string, @CallerKey() key: ApiKey, @Query({ schema: placeQuery }) query: z.infer<typeof placeQuery>): Promise<z.infer<typeof matchSharePage>> {
    const { rows, next } = await inPlace(this.matches.listShares(await this.own.match(key, id), placedPage(query, 'ascending')));
    return { shares: rows.map(({ donationId, place, gift, wanted, allotted }) => ({ donation: donationId, place, gift, wanted, allotted })), nextCursor: writePlace(next) };
  }

  async #view(key: ApiKey, id: string): Promise<MatchView> {
    return toMatchView(await this.own.match(key, id), this.clock.now());
  }
}
