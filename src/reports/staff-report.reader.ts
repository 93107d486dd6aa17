import { Injectable } from '@nestjs/common';
import type { SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import { Transactions } from '../database/transactions.js';
import { parseId, type OrganisationId } from '../shared/ids.js';
import { toReport, type ReportRow } from './report.reader.js';
import { listReportsUnderWaySql, reportColumns } from './reports.sql.js';
import type { Report, ReportFormat, ReportKind, ReportStatus } from './report.js';

/** A report in a list of its organisation's staff. */
export interface ListedReport extends Report {
  /** Name of the person or key that asked; null where they are not of the organisation, or gone. */
  readonly askedBy: string | null;
}

/** What a list of reports is narrowed down to; everything left out narrows nothing, but for what its reader may see. */
export interface ReportListFilter {
  /** A part of the name of who asked, or the id of a report. */
  readonly search?: string | undefined;
  readonly kinds: readonly ReportKind[];
  readonly format?: ReportFormat | undefined;
  readonly status?: ReportStatus | undefined;
}

export const REPORT_SORTS: Readonly<Record<'requestedAt' | 'rows' | 'size', SortColumn>> = {
  requestedAt: { sql: 'report.requested_at', kind: 'instant' },
  rows: { sql: 'report.rows_written', kind: 'whole' },
  size: { sql: 'coalesce(report.file_bytes, 0)', kind: 'whole' },
};

const FROM = `
  reports report
  LEFT JOIN staff ON 'staff:' || staff.id = report.requested_by
  LEFT JOIN api_keys ON 'api-key:' || api_keys.id = report.requested_by`;

/** The reports of one organisation, as its staff look through them. */
@Injectable()
export class StaffReportReader {
  constructor(private readonly transactions: Transactions) {}

  /** One page, in one statement. */
  list(organisationId: OrganisationId, { search = '', kinds, format, status }: ReportListFilter, sort: keyof typeof REPORT_SORTS, wish: PageWish): Promise<Page<ListedReport>> {
    const listing = new Listing(`${reportColumns}, coalesce(staff.name, api_keys.name) AS "askedBy"`, FROM, 'report.id');
    listing.where(`report.organisation_id = ${listing.bind(organisationId)}`);
    listing.where(`report.kind = ANY (${listing.bind(kinds)}::text[])`);
    if (format !== undefined) listing.where(`report.format = ${listing.bind(format)}`);
    if (status !== undefined) listing.where(`report.status = ${listing.bind(status)}`);
    if (search !== '') {
      const id = parseId(search);
      listing.where(id === null ? `strpos(lower(coalesce(staff.name, api_keys.name)), lower(${listing.bind(search)})) > 0` : `report.id = ${listing.bind(id)}`);
    }
    return this.transactions.run({ organisationId }, async (tx) => {
      const { rows, next } = await listing.page<ReportRow & { askedBy: string | null }>(tx, REPORT_SORTS[sort], wish);
      return { rows: rows.map(toReport), next };
    });
  }

  /** What is not made yet, the latest first. */
  listUnderWay(organisationId: OrganisationId, kinds: readonly ReportKind[], limit: number): Promise<Report[]> {
    return this.transactions.readTogether({ organisationId }, async (tx) => (await tx.rows<ReportRow>(listReportsUnderWaySql, [organisationId, limit, kinds])).map(toReport));
  }
}
