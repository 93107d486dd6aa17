import { z } from 'zod';
import { defineJob } from '../../queues/job-definition.js';
import type { OrganisationId, ReportId } from '../../shared/ids.js';

/** Apart from its handler, because the verb that causes it must not import what carries it out. */
export const MakeReportJob = defineJob({
  name: 'make-report',
  queue: 'report',
  payload: z.object({
    reportId: z.uuid().transform((id) => id as ReportId),
    organisationId: z.uuid().transform((id) => id as OrganisationId),
  }),
  // The report itself counts what went wrong with it; this many outages it can wait for.
  attempts: 8,
  id: ({ reportId }) => `report-${reportId}`,
});
