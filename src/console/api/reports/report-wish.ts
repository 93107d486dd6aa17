import { z } from 'zod';
import { reportFilter } from '../../../reports/report-filter.js';
import { REPORT_KINDS } from '../../../reports/report.js';
import { slugText } from '../asked.js';

/** What somebody wants to see of whose. */
export const reportWish = z.strictObject({
  organisation: slugText.optional(),
  kind: z.enum(REPORT_KINDS),
  filter: reportFilter.default({}),
  columns: z.array(z.string().min(1).max(60)).max(60).default([]),
});
