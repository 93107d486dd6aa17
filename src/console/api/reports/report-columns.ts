import { toAskedFilter } from '../../../reports/report-filter.js';
import type { ListedReport } from '../../../reports/staff-report.reader.js';
import type { CsvColumn } from '../csv.js';

/** By the names the screen chooses its columns by. */
export const REPORT_COLUMNS: Readonly<Record<string, CsvColumn<ListedReport>>> = {
  kind: { title: 'What', of: ({ kind }) => kind },
  format: { title: 'Format', of: ({ format }) => format },
  filter: { title: 'Filter', of: ({ filter }) => JSON.stringify(toAskedFilter(filter)) },
  status: { title: 'State', of: ({ status }) => status },
  requestedAt: { title: 'Time (UTC)', of: ({ requestedAt }) => requestedAt.toISOString() },
  askedBy: { title: 'Asked by', of: ({ askedBy }) => askedBy ?? '' },
  rows: { title: 'Rows', of: ({ rowsWritten }) => String(rowsWritten) },
  size: { title: 'Bytes', of: ({ file }) => String(file?.bytes ?? '') },
  expiresAt: { title: 'Kept until (UTC)', of: ({ status, file }) => (status === 'done' ? (file?.expiresAt.toISOString() ?? '') : '') },
  id: { title: 'Report', of: ({ id }) => id },
};
