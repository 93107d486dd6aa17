import { Injectable } from '@nestjs/common';
import { SnapshotReads, type SnapshotOrigin } from '../database/snapshot-reads.js';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';
import { toShownText } from '../sheets/write/shown-text.js';
import type { ColumnKind } from '../sheets/write/table.js';
import { checkWish, type ReportWish } from './check-wish.js';
import { nameFilter } from './name-filter.js';
import { REPORTS } from './report-definitions.js';
import { readFacts } from './report-facts.js';
import { isTooSlow } from './report-failure.js';
import type { NamedFilter } from './report-filter.js';
import { toReportQuery } from './report-query.js';
import type { ReportPlan } from './report.js';
import { PreviewTooSlow, ReportRefused } from './reports.errors.js';

/** Rows that are shown, and how long they may take. */
const ROWS = 100;
const LONGEST_MS = 8_000;

export interface ReportPreview {
  readonly origin: SnapshotOrigin;
  readonly tables: readonly PreviewTable[];
}

export interface PreviewTable {
  readonly name: string;
  readonly columns: readonly { readonly key: string; readonly heading: string; readonly kind: ColumnKind }[];
  /** As they stand in the file. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Whether the file has more. */
  readonly hasMore: boolean;
}

/** The first rows of what a file would hold now, at once and without one. */
@Injectable()
export class PreviewReport {
  constructor(
    private readonly transactions: Transactions,
    private readonly snapshots: SnapshotReads,
  ) {}

  /** @throws ReportRefused, FilterNotFound, PreviewTooSlow */
  async run(organisationId: OrganisationId, wish: ReportWish): Promise<ReportPreview> {
    const faults = checkWish(wish);
    if (faults.length > 0) throw new ReportRefused(faults);
    const filter = await this.transactions.run({ organisationId }, (tx) => nameFilter(tx, wish.filter));
    return this.of(organisationId, { ...wish, filter });
  }

  /** @throws PreviewTooSlow */
  async of(organisationId: OrganisationId, plan: Pick<ReportPlan, 'kind' | 'filter' | 'columns'>): Promise<ReportPreview> {
    try {
      return await this.#read(organisationId, plan);
    } catch (error) {
      throw isTooSlow(error) ? new PreviewTooSlow() : error;
    }
  }

  #read(organisationId: OrganisationId, { kind, filter, columns }: { kind: ReportPlan['kind']; filter: NamedFilter; columns: readonly string[] }): Promise<ReportPreview> {
    return this.snapshots.read({ organisationId }, { statementMs: LONGEST_MS }, async (snapshot, origin) => {
      const { timeZone } = await readFacts(snapshot, organisationId, '');
      const tables: PreviewTable[] = [];
      for (const table of REPORTS[kind].tables(filter)) {
        const query = toReportQuery(table, columns, { organisationId, timeZone, filter });
        const [rows = []] = await firstOf(snapshot.batches(`${query.sql} LIMIT ${ROWS + 1}`, query.parameters));
        tables.push({
          name: table.name,
          columns: query.columns.map(({ heading, kind: of }, at) => ({ key: query.keys[at] ?? '', heading, kind: of })),
          rows: rows.slice(0, ROWS).map((row) => toShownText(query.columns, row)),
          hasMore: rows.length > ROWS,
        });
      }
      return { origin, tables };
    });
  }
}

async function firstOf<T>(batches: AsyncIterable<T>): Promise<T[]> {
  for await (const batch of batches) return [batch];
  return [];
}
