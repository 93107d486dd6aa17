import { Controller, Param, Post, UseGuards } from '@nestjs/common';
import { MailingReader } from '../mailings/mailing.reader.js';
import { RetryUncertain } from '../mailings/retry-uncertain.js';
import { SteerMailing, type Steering } from '../mailings/steer-mailing.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { Clock } from '../shared/clock.js';
import type { MailingId } from '../shared/ids.js';
import { Answers } from './answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from './api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from './described.js';
import { toMailingView } from './mailing.view.js';
import { getMailing } from './mailings.controller.js';
import { mailingView, type MailingView } from './mailings.schema.js';

@ApiTags('Mailings')
@ApiBearerAuth()
@Controller('api/v1/mailings/:id')
@UseGuards(ApiKeyGuard)
export class MailingSteeringController {
  constructor(
    private readonly mailings: MailingReader,
    private readonly steer: SteerMailing,
    private readonly retry: RetryUncertain,
    private readonly clock: Clock,
  ) {}

  @Post('pause')
  @RequireScope('mailings:write')
  @ApiOperation({ operationId: 'pauseMailing', summary: 'Send nothing more of it for now' })
  @Answers(200, mailingView, 401, 403, 404, 409)
  pause(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<MailingView> {
    return this.#steer(key, id, 'pause');
  }

  @Post('resume')
  @RequireScope('mailings:write')
  @ApiOperation({ operationId: 'resumeMailing', summary: 'Go on where it was paused' })
  @Answers(200, mailingView, 401, 403, 404, 409)
  resume(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<MailingView> {
    return this.#steer(key, id, 'resume');
  }

  @Post('cancel')
  @RequireScope('mailings:write')
  @ApiOperation({ operationId: 'cancelMailing', summary: 'End it; what has been sent stays sent' })
  @Answers(200, mailingView, 401, 403, 404, 409)
  cancel(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<MailingView> {
    return this.#steer(key, id, 'cancel');
  }

  @Post('unschedule')
  @RequireScope('mailings:write')
  @ApiOperation({ operationId: 'unscheduleMailing', summary: 'Make it a draft again' })
  @Answers(200, mailingView, 401, 403, 404, 409)
  unschedule(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<MailingView> {
    return this.#steer(key, id, 'unschedule');
  }

  @Post('retry-uncertain')
  @RequireScope('mailings:write')
  @ApiOperation({ operationId: 'retryUncertainMessages', summary: 'Send again what may or may not have arrived: some may get it twice' })
  @Answers(200, mailingView, 401, 403, 404, 409)
  async again(@Param('id') text: string, @CallerKey() key: ApiKey): Promise<MailingView> {
    const { id } = await getMailing(this.mailings, key, text);
    await this.retry.run(key.organisationId, id, `api-key:${key.id}`);
    return this.#view(key, id);
  }

  async #steer(key: ApiKey, text: string, steering: Steering): Promise<MailingView> {
    const { id } = await getMailing(this.mailings, key, text);
    await this.steer.run(key.organisationId, id, steering, `api-key:${key.id}`);
    return this.#view(key, id);
  }

  async #view(key: ApiKey, id: MailingId): Promise<MailingView> {
    return toMailingView(await this.mailings.get(key, id), await this.mailings.progress(key, id), this.clock.now());
  }
}
