import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';
import type { OrganisationId } from '../../shared/ids.js';
import type { NoticeId } from '../account-notice.js';

/** Apart from its handler, because what notes a change must not import what carries its letter. */
export const SendStaffNotice = defineJob({
  name: 'send-staff-notice',
  queue: 'transactional',
  payload: z.object({
    noticeId: z.uuid().transform((id) => id as NoticeId),
    /** Null for people of the platform. */
    organisationId: z.uuid().transform((id) => id as OrganisationId).nullable(),
  }),
  attempts: 12,
  id: ({ noticeId }) => `staff-notice-${noticeId}`,
});
