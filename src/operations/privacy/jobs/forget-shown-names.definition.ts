import { z } from 'zod';
import { defineJob } from '../../../queues/job-definition.js';
import type { CampaignId, DonorId, OrganisationId } from '../../../shared/ids.js';

/** Apart from its handler, because the verb that causes it must not import what carries it out. */
export const ForgetShownNames = defineJob({
  name: 'forget-shown-names',
  queue: 'forced-refresh',
  payload: z.object({
    organisationId: z.uuid().transform((id) => id as OrganisationId),
    donorId: z.uuid().transform((id) => id as DonorId),
    campaignIds: z.array(z.uuid().transform((id) => id as CampaignId)),
  }),
  attempts: 12,
  id: ({ donorId }) => `forget-${donorId}`,
});
