import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';
import { LANES } from '../due-deliveries.js';

/**
 * Among receipts, because both follow from a gift and should be as fast; but one job at a time for each lane, so that
 * however slow receivers are they hold two places of all that receipts have.
 */
export const DeliverWebhooks = defineJob({
  name: 'deliver-webhooks',
  queue: 'transactional',
  payload: z.object({ lane: z.enum(LANES), due: z.int() }),
  // What it leaves is due still, and the next one takes it.
  attempts: 1,
  id: ({ lane, due }) => `webhooks-${lane}-${due}`,
  oneAtATime: ({ lane }) => `webhooks-${lane}`,
});
