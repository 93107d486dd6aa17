import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';
import type { DonationId, OrganisationId } from '../../shared/ids.js';

/** Apart from its handler, because the verb that causes it must not import what carries it out. */
export const SendReceipt = defineJob({
  name: 'send-receipt',
  queue: 'transactional',
  payload: z.object({
    donationId: z.uuid().transform((id) => id as DonationId),
    organisationId: z.uuid().transform((id) => id as OrganisationId),
  }),
  attempts: 12,
  id: ({ donationId }) => `receipt-${donationId}`,
});
