import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';
import type { OrganisationId, WebhookEndpointId } from '../../shared/ids.js';

/** Apart from its handler, because the verb that causes it must not import what carries it out. */
export const TellOfDisabled = defineJob({
  name: 'tell-of-disabled-webhook',
  queue: 'transactional',
  payload: z.object({
    organisationId: z.uuid().transform((id) => id as OrganisationId),
    endpointId: z.uuid().transform((id) => id as WebhookEndpointId),
    /** Milliseconds since the epoch: each time it is disabled is told once. */
    disabledAt: z.int(),
  }),
  id: ({ endpointId, disabledAt }) => `webhook-disabled-${endpointId}-${disabledAt}`,
});
