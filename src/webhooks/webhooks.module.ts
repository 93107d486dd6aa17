import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AddEndpoint } from './add-endpoint.js';
import { ChangeEndpoint } from './change-endpoint.js';
import { DeleteEndpoint } from './delete-endpoint.js';
import { DeliveryReader } from './delivery.reader.js';
import { EndpointReader } from './endpoint.reader.js';
import { ReplayDeliveries } from './replay-deliveries.js';
import { RotateSecret } from './rotate-secret.js';
import { SendTestEvent } from './send-test-event.js';
import { StaffWebhookReader } from './staff-webhook.reader.js';

const verbs = [AddEndpoint, ChangeEndpoint, DeleteEndpoint, RotateSecret, ReplayDeliveries, SendTestEvent];

@Module({
  imports: [OrganisationsModule],
  providers: [...verbs, EndpointReader, DeliveryReader, StaffWebhookReader],
  exports: [...verbs, EndpointReader, DeliveryReader, StaffWebhookReader, OrganisationsModule],
})
export class WebhooksModule {}
