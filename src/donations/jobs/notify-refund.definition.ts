import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';
import type { DonationId, OrganisationId, RefundId } from '../../shared/ids.js';

/** Apart from its handler, because the verb that causes it must not import what carries it out. */
export const NotifyRefund = defineJob({
  name: 'notify-refund',
  queue: 'transactional',
  payload: z.object({
    refundId: z.uuid().transform((id) => id as RefundId),
    donationId: z.uuid().transform((id) => id as DonationId),
    organisationId: z.uuid().transform((id) => id as OrganisationId),
  }),
  attempts: 12,
  id: ({ refundId }) => `refund-${refundId}`,
});
