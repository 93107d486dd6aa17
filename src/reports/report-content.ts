import { Readable } from 'node:stream';
import type { Snapshot } from '../database/snapshot.js';
import { csvChunks } from '../sheets/write/csv-stream.js';
import type { RowBatches } from '../sheets/write/table.js';
import { addTotals } from '../sheets/write/totals-sheet.js';
import { streamWorkbook } from '../sheets/write/workbook-writer.js';
import { aboutSheet, type AboutReport } from './about-sheet.js';
import { tablesOf } from './report-definitions.js';
import type { ReportScope } from './report-definition.js';
import { toReportQuery, type ReportQuery } from './report-query.js';
import type { ReportPlan } from './report.js';

/** What a file is made from. */
export interface ContentSource {
  readonly plan: ReportPlan;
  readonly scope: ReportScope;
  readonly snapshot: Snapshot;
  readonly about: AboutReport;
  /** Told of each batch as it passes. */
  readonly onRows: (rows: number) => void;
  /** Waited for between two batches. */
  readonly giveWay: () => Promise<void>;
}

export const CONTENT_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** The file as a stream, read from the database no faster than it is taken. */
export function reportContent(source: ContentSource): Readable {
  return source.plan.format === 'csv' ? csvOf(source) : workbookOf(source);
}

function csvOf(source: ContentSource): Readable {
  const { plan, scope } = source;
  const [table] = tablesOf(plan);
  if (table === undefined) throw new Error(`a report of ${plan.kind} has no table`);
  const query = toReportQuery(table, plan.columns, scope);
  return Readable.from(csvChunks(query.columns, rowsOf(source, query)), { objectMode: false });
}

function workbookOf(source: ContentSource): Readable {
  const { plan, scope, about } = source;
  return streamWorkbook(async (workbook) => {
    for (const table of tablesOf(plan)) {
      const query = toReportQuery(table, plan.columns, scope);
      const written = await workbook.addTable(table.name, query.columns, rowsOf(source, query));
      if (table.hasTotals && written.sums.length > 0) await addTotals(workbook, `${table.name} totals`, written);
    }
    await workbook.addFree('About this report', aboutSheet.widths, aboutSheet.rows(about));
  });
}

async function* rowsOf({ snapshot, onRows, giveWay }: ContentSource, { sql, parameters }: ReportQuery): RowBatches {
  for await (const rows of snapshot.batches(sql, parameters)) {
    onRows(rows.length);
    yield rows;
    await giveWay();
  }
}
