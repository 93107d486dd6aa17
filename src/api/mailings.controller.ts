import { Body, Controller, Get, Param, Post, Put, Query, Res, UseGuards, UsePipes } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { JsonOnly } from '../http/media-type.js';
import type { Mailing } from '../mailings/mailing.js';
import { MailingReader } from '../mailings/mailing.reader.js';
import { MailingNotFound, MailingRefused } from '../mailings/mailings.errors.js';
import type { Draft } from '../mailings/check-draft.js';
import { SavedSegmentReader } from '../mailings/saved-segment.reader.js';
import { SaveMailing } from '../mailings/save-mailing.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { Clock } from '../shared/clock.js';
import { parseId, type MailingId, type SegmentId } from '../shared/ids.js';
import { Answers, Takes } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from './described.js';
import { toDraft, toMailingView, toMessageView } from './mailing.view.js';
import { mailingPage, mailingView, messagePage, messageQuery, newMailing, pageQuery, type MailingView, type NewMailing } from './mailings.schema.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Mailings')
@ApiBearerAuth()
@Controller('api/v1/mailings')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class MailingsController {
  constructor(
    private readonly mailings: MailingReader,
    private readonly save: SaveMailing,
    private readonly segments: SavedSegmentReader,
    private readonly clock: Clock,
  ) {}

  @Post()
  @RequireScope('mailings:write')
  @ApiOperation({ operationId: 'createMailing', summary: 'Compose a mailing; nothing is sent' })
  @Takes(newMailing)
  @Answers(201, mailingView, 400, 401, 403, 413, 415, 422)
  async create(@CallerKey() key: ApiKey, @Body({ schema: newMailing }) body: NewMailing, @Res({ passthrough: true }) reply: FastifyReply): Promise<MailingView> {
    const id = await this.save.run(key.organisationId, await this.#draftOf(key, body), `api-key:${key.id}`);
    void reply.header('location', `/api/v1/mailings/${id}`);
    return this.#view(await this.mailings.get(key, id));
  }

  @Put(':id')
  @RequireScope('mailings:write')
  @ApiOperation({ operationId: 'changeMailing', summary: 'Compose a draft anew' })
  @Takes(newMailing)
  @Answers(200, mailingView, 400, 401, 403, 404, 409, 413, 415, 422)
  async change(@Param('id') id: string, @CallerKey() key: ApiKey, @Body({ schema: newMailing }) body: NewMailing): Promise<MailingView> {
    const mailing = await getMailing(this.mailings, key, id);
    await this.save.run(key.organisationId, await this.#draftOf(key, body), `api-key:${key.id}`, mailing.id);
    return this.#view(await this.mailings.get(key, mailing.id));
  }

  @Get()
  @RequireScope('mailings:read')
  @ApiOperation({ operationId: 'listMailings', summary: 'Mailings and how far they are, the latest first' })
  @Answers(200, mailingPage, 401, 403, 422)
  async list(@CallerKey() key: ApiKey, @Query({ schema: pageQuery }) { cursor, limit }: z.infer<typeof pageQuery>) {
    const found = await this.mailings.list(key, limit + 1, (cursor ?? null) as MailingId | null);
    const shown = found.slice(0, limit);
    return {
      mailings: shown.map(({ mailing, progress }) => {
        const { mjml: _, ...summary } = toMailingView(mailing, progress, this.clock.now());
        return summary;
      }),
      nextCursor: found.length > limit ? (shown.at(-1)?.mailing.id ?? null) : null,
    };
  }

  @Get(':id')
  @RequireScope('mailings:read')
  @ApiOperation({ operationId: 'getMailing', summary: 'A mailing and how far it is' })
  @Answers(200, mailingView, 401, 403, 404)
  async get(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<MailingView> {
    return this.#view(await getMailing(this.mailings, key, id));
  }

  @Get(':id/messages')
  @RequireScope('mailings:read')
  @ApiOperation({ operationId: 'listMessages', summary: 'What became of each message' })
  @Answers(200, messagePage, 401, 403, 404, 422)
  async messages(@Param('id') id: string, @CallerKey() key: ApiKey, @Query({ schema: messageQuery }) query: z.infer<typeof messageQuery>) {
    const mailing = await getMailing(this.mailings, key, id);
    const found = await this.mailings.listMessages(key, mailing.id, { ...query, limit: query.limit + 1 });
    const shown = found.slice(0, query.limit);
    return { messages: shown.map(toMessageView), nextAfter: found.length > query.limit ? (shown.at(-1)?.position ?? null) : null };
  }

  /** @throws MailingRefused where it names a segment that is not kept. */
  async #draftOf({ organisationId }: ApiKey, body: NewMailing): Promise<Draft> {
    if (body.savedSegment == null) return toDraft(body);
    const saved = await this.segments.find({ organisationId }, body.savedSegment as SegmentId);
    if (saved === null) throw new MailingRefused([{ field: 'savedSegment', code: 'unknown', message: 'is not one of the organisation' }]);
    return toDraft(body, saved.rule);
  }

  async #view(mailing: Mailing): Promise<MailingView> {
    return toMailingView(mailing, await this.mailings.progress(mailing, mailing.id), this.clock.now());
  }
}

/** @throws MailingNotFound also for one of another organisation. */
export async function getMailing(mailings: MailingReader, { organisationId }: ApiKey, text: string): Promise<Mailing> {
  const id = parseId<'Mailing'>(text);
  if (id === null) throw new MailingNotFound();
  return mailings.get({ organisationId }, id);
}
