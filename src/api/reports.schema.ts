import { z } from 'zod';
import { REPORT_FORMATS, REPORT_KINDS, REPORT_STATUSES } from '../reports/report.js';
import { reportFilter } from '../reports/report-filter.js';

const instant = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC' });
const count = z.int();

const columns = z
  .array(z.string().min(1).max(60))
  .max(60)
  .default([])
  .meta({ description: 'Keys of columns, in the order of the file; empty: what the kind has by default. A preview names those that are shown' });

export const newPreview = z.strictObject({ kind: z.enum(REPORT_KINDS), filter: reportFilter.default({}), columns });
export type NewPreview = z.infer<typeof newPreview>;

export const newReport = z.strictObject({ ...newPreview.shape, format: z.enum(REPORT_FORMATS).default('xlsx') });
export type NewReport = z.infer<typeof newReport>;

const source = z.object({
  asOf: instant.meta({ description: 'Whatever had happened before is shown, in one snapshot' }),
  database: z.enum(['replica', 'primary']),
  reason: z.string().nullable().meta({ description: 'Why it was not the replica' }),
});

export const reportView = z.object({
  id: z.uuid(),
  kind: z.enum(REPORT_KINDS),
  format: z.enum(REPORT_FORMATS),
  filter: z.record(z.string(), z.unknown()).meta({ description: 'As it was asked for' }),
  columns: z.array(z.string()),
  status: z.enum(REPORT_STATUSES),
  rows: z.object({ written: count, expected: count.nullable().meta({ description: "The database's guess; null until it was asked" }) }),
  source: source.nullable(),
  file: z
    .object({ url: z.string(), name: z.string(), bytes: count, sha256: z.string(), expiresAt: instant })
    .nullable()
    .meta({ description: 'Once the report is done, until it expires' }),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  requestedBy: z.string(),
  requestedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
});
export type ReportView = z.infer<typeof reportView>;

export const reportPage = z.object({ reports: z.array(reportView), nextCursor: z.string().nullable() });

export const previewView = z.object({
  source,
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.object({ key: z.string(), heading: z.string(), kind: z.enum(['text', 'number', 'money', 'instant', 'day', 'flag']) })),
      rows: z.array(z.array(z.string().nullable())).meta({ description: 'The first hundred, as they stand in the file' }),
      hasMore: z.boolean(),
    }),
  ),
});
export type PreviewView = z.infer<typeof previewView>;
