import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AttemptDelivery } from './attempt-delivery.js';
import { BookAttempt } from './book-attempt.js';
import { DeliverLane } from './deliver-lane.js';
import { DueDeliveries } from './due-deliveries.js';
import { HostAddresses } from './host-addresses.js';
import { DeliverWebhooksHandler } from './jobs/deliver-webhooks.job.js';
import { TellOfDisabledHandler } from './jobs/tell-of-disabled.job.js';
import { TendWebhooksHandler } from './jobs/tend-webhooks.job.js';
import { WebhookJobs } from './jobs/webhook-jobs.js';
import { TellAdmins } from './tell-admins.js';
import { WebhookPost } from './webhook-post.js';
import { WebhooksModule } from './webhooks.module.js';

const handlers = [TendWebhooksHandler, DeliverWebhooksHandler, TellOfDisabledHandler];

/** Carrying webhooks out, which workers alone do. */
@Module({
  imports: [OrganisationsModule, WebhooksModule],
  providers: [...handlers, WebhookJobs, DueDeliveries, DeliverLane, AttemptDelivery, BookAttempt, WebhookPost, HostAddresses, TellAdmins],
  exports: [WebhookJobs],
})
export class WebhookDeliveryModule {}
