import { Injectable } from '@nestjs/common';
import type { JobHandler } from '../../queues/job-definition.js';
import { DeliverWebhooksHandler } from './deliver-webhooks.job.js';
import { TellOfDisabledHandler } from './tell-of-disabled.job.js';
import { TendWebhooksHandler } from './tend-webhooks.job.js';

/** What webhooks ask of the transactional worker. */
@Injectable()
export class WebhookJobs {
  readonly handlers: readonly JobHandler[];

  constructor(tend: TendWebhooksHandler, deliver: DeliverWebhooksHandler, tell: TellOfDisabledHandler) {
    this.handlers = [tend, deliver, tell];
  }
}
