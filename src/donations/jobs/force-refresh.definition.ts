import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';
import type { OrganisationId } from '../../shared/ids.js';

/** Apart from its handler, because the verb that causes it must not import what carries it out. */
export const ForceRefresh = defineJob({
  name: 'force-refresh',
  queue: 'forced-refresh',
  payload: z.object({
    refreshId: z.uuid(),
    organisationId: z.uuid().transform((id) => id as OrganisationId),
  }),
  id: ({ refreshId }) => `refresh-${refreshId}`,
});
