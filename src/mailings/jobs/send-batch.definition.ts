import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';
import type { MailingId, OrganisationId } from '../../shared/ids.js';

/** Apart from its handler, because the verb that gives batches out must not import what sends them. */
export const SendMailingBatch = defineJob({
  name: 'send-mailing-batch',
  queue: 'email',
  payload: z.object({
    organisationId: z.uuid().transform((id) => id as OrganisationId),
    mailingId: z.uuid().transform((id) => id as MailingId),
    number: z.int(),
    /** When it was given out: the same batch is given out again for what is left of it. */
    givenAt: z.int(),
  }),
  // A batch whose job failed is given out again when its time with the worker is over.
  attempts: 1,
  priority: 10,
  id: ({ mailingId, number, givenAt }) => `batch-${mailingId}-${number}-${givenAt}`,
});
