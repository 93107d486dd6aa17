import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';
import type { OrganisationId } from '../../shared/ids.js';
import type { TicketId } from '../ticket-ids.js';

/** Apart from its handler, because what makes a ticket must not import what carries its letter. */
export const SendStaffLetter = defineJob({
  name: 'send-staff-letter',
  queue: 'transactional',
  payload: z.object({
    ticketId: z.uuid().transform((id) => id as TicketId),
    /** Null for people of the platform. */
    organisationId: z.uuid().transform((id) => id as OrganisationId).nullable(),
  }),
  attempts: 12,
  id: ({ ticketId }) => `staff-letter-${ticketId}`,
});
