import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';
import type { ImportId, OrganisationId } from '../../shared/ids.js';

/** Apart from its handler, because the verbs that cause it must not import what carries it out. */
export const RunImport = defineJob({
  name: 'run-import',
  queue: 'import',
  payload: z.object({
    importId: z.uuid().transform((id) => id as ImportId),
    organisationId: z.uuid().transform((id) => id as OrganisationId),
    /** Which time it is asked for, in milliseconds since the epoch; 0 for the first. */
    round: z.int(),
  }),
  // What fails is asked for again by the clock, after a pause that its import remembers.
  attempts: 1,
  id: ({ importId, round }) => `import-${importId}-${round}`,
});
