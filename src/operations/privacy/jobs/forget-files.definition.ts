import { z } from 'zod';
import { defineJob } from '../../../queues/job-definition.js';
import type { DonorId, OrganisationId } from '../../../shared/ids.js';

/** Apart from its handler, because the verb that causes it must not import what carries it out. */
export const ForgetFilesJob = defineJob({
  name: 'forget-files',
  queue: 'forced-refresh',
  payload: z.object({
    organisationId: z.uuid().transform((id) => id as OrganisationId),
    donorId: z.uuid().transform((id) => id as DonorId),
    erasedAt: z.iso.datetime(),
  }),
  // Half an hour in all: an import that is under way is waited for.
  attempts: 12,
  id: ({ donorId }) => `forget-files-${donorId}`,
});
