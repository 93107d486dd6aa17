import { z } from 'zod';
import { IMPORT_KINDS, IMPORT_STATUSES } from '../imports/import.js';

const instant = z.string().meta({ format: 'date-time', description: 'ISO 8601 instant in UTC' });
const count = z.int();
const kind = z.enum(IMPORT_KINDS);
const sheet = z.string().min(1).max(200).meta({ description: 'Name of the sheet; needed where more than one is not hidden' });
const headers = z.union([z.string().max(1_000), z.array(z.string().max(1_000)).min(1).max(500)]).transform((given) => [given].flat());
const columns = z.record(z.string().max(50), headers).meta({ description: 'Which headers say what, by field: {"email":"Mail","tags":["Year","Faculty"]}. For tags, flags names columns that are a tag each' });

/** Columns come in the address of an upload as JSON. */
const columnsText = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is not well-formed JSON' });
      return z.NEVER;
    }
  })
  .pipe(columns);

export const uploadQuery = z.strictObject({
  kind,
  filename: z.string().min(1).max(200).default('upload').meta({ description: 'What the file is called where it comes from; what it holds decides what it is' }),
  review: z.enum(['true', 'false']).default('false').transform((text) => text === 'true').meta({ description: 'Wait, once it is read and counted, for a commit' }),
  sheet: sheet.optional(),
  columns: columnsText.optional(),
});
export type UploadQuery = z.infer<typeof uploadQuery>;

export const columnsRequest = z.strictObject({ sheet: sheet.nullish(), columns: columns.nullish() });

const rows = z.object({
  read: count.meta({ description: 'accepted + unchanged + rejected; blank rows count nowhere' }),
  accepted: count.meta({ description: 'new + changed' }),
  rejected: count,
  unchanged: count.meta({ description: 'Rows that say what is there already, or what an earlier row of the file says' }),
  new: count,
  changed: count,
  duplicate: count.meta({ description: 'Of those unchanged: rows that say what an earlier row of the file says' }),
});

const named = z.object({ code: z.string(), message: z.string() });

export const importView = z.object({
  id: z.uuid(),
  kind,
  filename: z.string(),
  bytes: count,
  sha256: z.string(),
  status: z.enum(IMPORT_STATUSES),
  review: z.boolean(),
  rows,
  isCounted: z.boolean().meta({ description: 'Whether all rows have been held against what is there: the counts grow before' }),
  progress: z.object({
    percent: count.meta({ description: 'Of the stage that status names' }),
    rowsPerSecond: count.nullable(),
    secondsLeft: count.nullable(),
  }),
  effects: z.record(z.string(), count).meta({ description: 'What was made, changed and taken back, by noun' }),
  alreadyImported: z.object({ id: z.uuid(), filename: z.string(), at: instant, message: z.string() }).nullable(),
  failure: z.object({ code: z.string(), message: z.string(), row: count.nullable() }).nullable(),
  file: z
    .object({
      format: z.object({ kind: z.string(), compressed: z.boolean(), encoding: z.string().nullable(), delimiter: z.string().nullable() }),
      sheet: z.string(),
      sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
      headerRow: count.nullable(),
      columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
      columnsBy: z.enum(['request', 'memory', 'names']),
      warnings: z.array(named),
    })
    .nullable(),
  errorFile: z.string().nullable().meta({ description: 'Path of the rejected rows as a .csv; null where there is none' }),
  errorWorkbook: z.string().nullable().meta({ description: 'Path of the same as an .xlsx, where the file was one' }),
  createdAt: instant,
  endedAt: instant.nullable(),
  undoneAt: instant.nullable(),
});
export type ImportView = z.infer<typeof importView>;

export const importQuery = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  kind: kind.optional(),
});
export const importPage = z.object({ imports: z.array(importView), nextCursor: z.string().nullable() });

export const previewView = z.object({
  rows: z.array(
    z.object({
      row: count,
      outcome: z.enum(['new', 'changed', 'unchanged', 'duplicate', 'rejected']),
      subject: z.string().nullable(),
      before: z.unknown(),
      after: z.unknown(),
    }),
  ),
});

export const faultQuery = z.strictObject({
  after: z.coerce.number().int().min(-1).max(2_147_483_647).default(-1),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});
export const faultPage = z.object({
  errors: z.array(z.object({ row: count, column: z.string().nullable(), code: z.string(), message: z.string(), value: z.string().nullable() })),
  nextAfter: count.nullable(),
});
