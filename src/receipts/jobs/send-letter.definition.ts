import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';
import type { LetterId, OrganisationId } from '../../shared/ids.js';

/** Apart from its handler, because what notes a letter must not import what carries it. */
export const SendLetter = defineJob({
  name: 'send-letter',
  queue: 'transactional',
  payload: z.object({
    letterId: z.uuid().transform((id) => id as LetterId),
    organisationId: z.uuid().transform((id) => id as OrganisationId),
    round: z.int(),
  }),
  attempts: 12,
  id: ({ letterId, round }) => `letter-${letterId}-${round}`,
});
