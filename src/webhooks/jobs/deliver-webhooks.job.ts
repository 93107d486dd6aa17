import { Injectable } from '@nestjs/common';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { DeliverLane } from '../deliver-lane.js';
import { DeliverWebhooks } from './deliver-webhooks.definition.js';

@Injectable()
export class DeliverWebhooksHandler implements JobHandler<JobPayload<typeof DeliverWebhooks>> {
  readonly job = DeliverWebhooks;

  constructor(private readonly deliver: DeliverLane) {}

  handle({ lane }: JobPayload<typeof DeliverWebhooks>): Promise<{ arrived: number; failed: number }> {
    return this.deliver.run(lane);
  }
}
