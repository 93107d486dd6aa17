import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';

/** Refreshes the additive figures of up to about a hundred things; `due` tells one round from the next. */
export const RefreshFigures = defineJob({
  name: 'refresh-figures',
  queue: 'cache-refresh',
  payload: z.object({ ids: z.array(z.uuid()).min(1), due: z.number() }),
  id: ({ ids, due }) => `figures-${due}-${createHash('sha1').update(ids.join()).digest('hex')}`,
});
