import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';

/**
 * Refreshes the hundred most urgent of what is due when it begins. Batches of one lane follow each other, so that rounds
 * that come faster than batches end never pile up; `due` tells one round from the next.
 */
export const RefreshFigures = defineJob({
  name: 'refresh-figures',
  queue: 'cache-refresh',
  payload: z.object({ lane: z.int().min(0), due: z.number() }),
  id: ({ lane, due }) => `figures-${due}-${lane}`,
  oneAtATime: ({ lane }) => `figures-${lane}`,
});
