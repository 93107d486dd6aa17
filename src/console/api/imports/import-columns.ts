import type { ListedImport } from '../../../imports/staff-import.reader.js';
import type { CsvColumn } from '../csv.js';

/** By the names the screen chooses its columns by. */
export const IMPORT_COLUMNS: Readonly<Record<string, CsvColumn<ListedImport>>> = {
  filename: { title: 'File', of: ({ filename }) => filename },
  kind: { title: 'What', of: ({ kind }) => kind },
  status: { title: 'State', of: ({ status }) => status },
  createdAt: { title: 'Time (UTC)', of: ({ createdAt }) => createdAt.toISOString() },
  rows: { title: 'Rows', of: ({ rows }) => String(rows.read) },
  taken: { title: 'New and changed', of: ({ rows }) => String(rows.new + rows.changed) },
  unchanged: { title: 'Unchanged', of: ({ rows }) => String(rows.unchanged) },
  rejected: { title: 'Rejected', of: ({ rows }) => String(rows.rejected) },
  broughtBy: { title: 'Brought by', of: ({ broughtBy }) => broughtBy ?? '' },
  bytes: { title: 'Bytes', of: ({ bytes }) => String(bytes) },
  id: { title: 'Import', of: ({ id }) => id },
};
