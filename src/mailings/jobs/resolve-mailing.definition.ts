import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';
import type { MailingId, OrganisationId } from '../../shared/ids.js';

/** Apart from its handler, because the verb that causes it must not import what carries it out. */
export const ResolveMailing = defineJob({
  name: 'resolve-mailing',
  queue: 'email',
  payload: z.object({
    mailingId: z.uuid().transform((id) => id as MailingId),
    organisationId: z.uuid().transform((id) => id as OrganisationId),
    /** Which time it is asked for, so that a job that was lost can be given again. */
    round: z.int(),
  }),
  id: ({ mailingId, round }) => `resolve-${mailingId}-${round}`,
});
