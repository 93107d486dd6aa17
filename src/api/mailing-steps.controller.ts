import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { JsonOnly } from '../http/media-type.js';
import { EstimateMailing } from '../mailings/estimate-mailing.js';
import { MailingReader } from '../mailings/mailing.reader.js';
import { PreviewMailing } from '../mailings/preview-mailing.js';
import { ScheduleMailing } from '../mailings/schedule-mailing.js';
import { TestMailing } from '../mailings/test-mailing.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { Clock } from '../shared/clock.js';
import { Answers, Takes } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from './described.js';
import { toMailingView } from './mailing.view.js';
import { getMailing } from './mailings.controller.js';
import { cue, estimateView, mailingView, previewQuery, previewView, testRequest, testView, type CueRequest, type MailingView } from './mailings.schema.js';
import { schemaPipe } from './schema-faults.js';

@ApiTags('Mailings')
@ApiBearerAuth()
@Controller('api/v1/mailings/:id')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class MailingStepsController {
  constructor(
    private readonly mailings: MailingReader,
    private readonly estimate: EstimateMailing,
    private readonly preview: PreviewMailing,
    private readonly test: TestMailing,
    private readonly schedule: ScheduleMailing,
    private readonly clock: Clock,
  ) {}

  @Get('estimate')
  @RequireScope('mailings:read')
  @ApiOperation({ operationId: 'estimateMailing', summary: 'How many it would reach, and how long that would take' })
  @Answers(200, estimateView, 401, 403, 404)
  async count(@Param('id') id: string, @CallerKey() key: ApiKey) {
    const { organisationId, segment, listId } = await getMailing(this.mailings, key, id);
    return this.estimate.run(organisationId, segment, listId);
  }

  @Get('preview')
  @RequireScope('mailings:read')
  @ApiOperation({ operationId: 'previewMailing', summary: 'As its first readers would get it' })
  @Answers(200, previewView, 401, 403, 404, 422)
  async show(@Param('id') id: string, @CallerKey() key: ApiKey, @Query({ schema: previewQuery }) { count }: z.infer<typeof previewQuery>) {
    return { letters: await this.preview.run(await getMailing(this.mailings, key, id), count) };
  }

  @Post('test')
  @RequireScope('mailings:write')
  @HttpCode(200)
  @ApiOperation({ operationId: 'testMailing', summary: 'Send copies to people who want to look at it' })
  @Takes(testRequest)
  @Answers(200, testView, 400, 401, 403, 404, 415, 422)
  async send(@Param('id') id: string, @CallerKey() key: ApiKey, @Body({ schema: testRequest }) { to }: z.infer<typeof testRequest>) {
    return { copies: await this.test.run(await getMailing(this.mailings, key, id), to, `api-key:${key.id}`) };
  }

  @Post('schedule')
  @RequireScope('mailings:write')
  @ApiOperation({ operationId: 'scheduleMailing', summary: 'Let it go out at an instant, or at a milestone of the day' })
  @Takes(cue)
  @Answers(200, mailingView, 400, 401, 403, 404, 409, 415, 422)
  async plan(@Param('id') text: string, @CallerKey() key: ApiKey, @Body({ schema: cue }) given: CueRequest): Promise<MailingView> {
    const { id } = await getMailing(this.mailings, key, text);
    await this.schedule.run(key.organisationId, id, 'at' in given ? { at: new Date(given.at) } : given, `api-key:${key.id}`);
    return toMailingView(await this.mailings.get(key, id), await this.mailings.progress(key, id), this.clock.now());
  }
}
