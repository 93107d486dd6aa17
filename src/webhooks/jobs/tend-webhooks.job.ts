import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, type JobHandler, type JobPayload } from '../../queues/job-definition.js';
import { JobQueues } from '../../queues/job-queues.js';
import { Clock } from '../../shared/clock.js';
import { DueDeliveries, LANES } from '../due-deliveries.js';
import { DeliverWebhooks } from './deliver-webhooks.definition.js';

/** Runs on a schedule and only decides: whether anything is due in a lane. Where nobody listens that is all it costs. */
export const TendWebhooks = defineJob({
  name: 'tend-webhooks',
  queue: 'transactional',
  payload: z.object({}),
  attempts: 1,
  id: () => 'tend-webhooks',
});

@Injectable()
export class TendWebhooksHandler implements JobHandler<JobPayload<typeof TendWebhooks>> {
  readonly job = TendWebhooks;

  constructor(
    private readonly due: DueDeliveries,
    private readonly queues: JobQueues,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<{ lanes: number; forgotten: number }> {
    const payloads = [];
    for (const lane of LANES) if (await this.due.isAnyDue(lane)) payloads.push({ lane, due: this.clock.now().getTime() });
    await this.queues.addAll(payloads.map((payload) => ({ definition: DeliverWebhooks, id: DeliverWebhooks.id(payload), payload })));
    return { lanes: payloads.length, forgotten: await this.due.forgetOld() };
  }
}
