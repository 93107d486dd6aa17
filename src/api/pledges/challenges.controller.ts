import { Body, Controller, Get, Param, Post, Put, Query, Req, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { JsonOnly } from '../../http/media-type.js';
import { ChallengeReader } from '../../matches/challenge.reader.js';
import { CloseChallenge } from '../../matches/close-challenge.js';
import { CreateChallenge } from '../../matches/create-challenge.js';
import { EditChallenge } from '../../matches/edit-challenge.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { Clock } from '../../shared/clock.js';
import type { Slug } from '../../shared/slug.js';
import { Answers, AnswersAlso, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '../described.js';
import { idempotencyKeyOf } from '../idempotency-key.js';
import { inPlace, placedPage, writePlace } from '../place-pages.js';
import { schemaPipe } from '../schema-faults.js';
import { OwnPledges } from './own-pledges.js';
import { toChallengeDraft, toChallengeView, toFoundation } from './pledge-views.js';
import { challengePage, challengeText, challengeView, newChallenge, pledgesQuery, type ChallengeText, type ChallengeView, type NewChallenge, type PledgesQuery } from './pledges.schema.js';

/** What sponsors give when enough has come in: all or nothing. */
@ApiTags('Matches and challenges')
@ApiBearerAuth()
@Controller('api/v1/challenges')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class ChallengesController {
  constructor(
    private readonly own: OwnPledges,
    private readonly challenges: ChallengeReader,
    private readonly make: CreateChallenge,
    private readonly edit: EditChallenge,
    private readonly closeChallenge: CloseChallenge,
    private readonly clock: Clock,
  ) {}

  @Get()
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'listChallenges', summary: 'Challenges of a giving day, of a campaign, or all, the latest first' })
  @Answers(200, challengePage, 400, 401, 403, 422)
  async list(@CallerKey() { organisationId }: ApiKey, @Query({ schema: pledgesQuery }) query: PledgesQuery): Promise<z.infer<typeof challengePage>> {
    const filter = { givingDay: query.givingDay as Slug | undefined, campaign: query.campaign as Slug | undefined };
    const { rows, next } = await inPlace(this.challenges.list(organisationId, filter, 'createdAt', placedPage(query, 'descending')));
    return { challenges: rows.map((challenge) => toChallengeView(challenge, this.clock.now())), nextCursor: writePlace(next) };
  }

  @Post()
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'createChallenge', summary: 'Enter what a sponsor gives when enough has come in, once per Idempotency-Key; gifts since it opens count at once' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key with the same body makes one challenge, however often it is sent' })
  @Takes(newChallenge)
  @AnswersAlso(200, challengeView, 'It had been made before under this key')
  @Answers(201, challengeView, 400, 401, 403, 409, 413, 415, 422)
  async create(@CallerKey() key: ApiKey, @Body({ schema: newChallenge }) body: NewChallenge, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ChallengeView> {
    const by = { actor: `api-key:${key.id}`, key: `api:${idempotencyKeyOf(request)}` };
    const { id, isRepeated } = await this.make.run(key.organisationId, toFoundation(body), toChallengeDraft(body), by);
    if (isRepeated) void reply.status(200).header('idempotent-replayed', 'true');
    void reply.header('location', `/api/v1/challenges/${id}`);
    return this.#view(key, id);
  }

  @Get(':id')
  @RequireScope('campaigns:read')
  @ApiOperation({ operationId: 'getChallenge', summary: 'A challenge, and how far it is' })
  @Answers(200, challengeView, 401, 403, 404)
  get(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<ChallengeView> {
    return this.#view(key, id);
  }

  @Put(':id')
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'changeChallenge', summary: 'Write a challenge anew; one that is met keeps its terms, and what it is about is for good' })
  @Takes(challengeText)
  @Answers(200, challengeView, 400, 401, 403, 404, 409, 413, 415, 422)
  async change(@Param('id') id: string, @CallerKey() key: ApiKey, @Body({ schema: challengeText }) body: ChallengeText): Promise<ChallengeView> {
    await this.edit.run(await this.own.challenge(key, id), toChallengeDraft(body), `api-key:${key.id}`);
    return this.#view(key, id);
  }

  @Post(':id/close')
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'closeChallenge', summary: 'Withdraw a challenge now; one that is met stays so' })
  @Answers(200, challengeView, 401, 403, 404)
  async close(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<ChallengeView> {
    await this.closeChallenge.run(await this.own.challenge(key, id), `api-key:${key.id}`);
    return this.#view(key, id);
  }

  async #view(key: ApiKey, id: string): Promise<ChallengeView> {
    return toChallengeView(await this.own.challenge(key, id), this.clock.now());
  }
}
