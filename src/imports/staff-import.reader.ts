import { Injectable } from '@nestjs/common';
import type { SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import { Transactions } from '../database/transactions.js';
import { parseId, type ImportId, type OrganisationId } from '../shared/ids.js';
import { toImport, type ImportRow } from './import.reader.js';
import { importColumns, importTables, selectImports } from './import.sql.js';
import type { Import, ImportKindName, ImportStatus } from './import.js';

/** An import in a list of its organisation's staff. */
export interface ListedImport extends Import {
  /** Name of the person or key that brought it; null where they are not of the organisation, or gone. */
  readonly broughtBy: string | null;
}

/** What a list of imports is narrowed down to; everything left out narrows nothing. */
export interface ImportFilter {
  readonly search?: string | undefined;
  readonly kind?: ImportKindName | undefined;
  readonly status?: ImportStatus | undefined;
}

export const IMPORT_SORTS: Readonly<Record<'createdAt' | 'filename' | 'rows' | 'rejected' | 'bytes', SortColumn>> = {
  createdAt: { sql: 'import.created_at', kind: 'instant' },
  filename: { sql: 'lower(import.filename)', kind: 'text' },
  rows: { sql: 'import.rows_read', kind: 'whole' },
  rejected: { sql: 'import.rows_rejected', kind: 'whole' },
  bytes: { sql: 'import.bytes', kind: 'whole' },
};

const BROUGHT_BY = `
  LEFT JOIN staff ON 'staff:' || staff.id = import.requested_by
  LEFT JOIN api_keys ON 'api-key:' || api_keys.id = import.requested_by`;

/** By `imports_organisation_latest_idx`, from which those under way are few steps away. */
const UNDER_WAY = `${selectImports} WHERE import.organisation_id = $1 AND import.status IN ('uploaded', 'reading', 'ready', 'merging', 'undoing') ORDER BY import.id DESC LIMIT $2`;

/** Not those whose file somebody has sent again since, as the same kind. */
const FAILED = `
  SELECT import.id, import.filename, import.failure ->> 'message' AS message, import.ended_at AS "failedAt"
  FROM imports AS import
  WHERE import.organisation_id = $1 AND import.status = 'failed' AND import.ended_at >= $2
    AND NOT EXISTS (SELECT FROM imports later WHERE later.organisation_id = $1 AND later.id > import.id AND later.kind = import.kind AND later.filename = import.filename)
  ORDER BY import.id DESC LIMIT $3`;

export interface FailedImport {
  readonly id: ImportId;
  readonly filename: string;
  readonly message: string | null;
  readonly failedAt: Date;
}

/** The imports of one organisation, as its staff look through them. */
@Injectable()
export class StaffImportReader {
  constructor(private readonly transactions: Transactions) {}

  /** One page, in one statement. */
  list(organisationId: OrganisationId, { search = '', kind, status }: ImportFilter, sort: keyof typeof IMPORT_SORTS, wish: PageWish): Promise<Page<ListedImport>> {
    const listing = new Listing(`${importColumns}, coalesce(staff.name, api_keys.name) AS "broughtBy"`, `${importTables} ${BROUGHT_BY}`, 'import.id');
    listing.where(`import.organisation_id = ${listing.bind(organisationId)}`);
    if (kind !== undefined) listing.where(`import.kind = ${listing.bind(kind)}`);
    if (status !== undefined) listing.where(`import.status = ${listing.bind(status)}`);
    if (search !== '') {
      const id = parseId(search);
      listing.where(id === null ? `strpos(lower(import.filename), ${listing.bind(search.toLowerCase())}) > 0` : `import.id = ${listing.bind(id)}`);
    }
    return this.transactions.run({ organisationId }, async (tx) => {
      const { rows, next } = await listing.page<ImportRow & { broughtBy: string | null }>(tx, IMPORT_SORTS[sort], wish);
      return { rows: rows.map(toImport), next };
    });
  }

  /** What has not come to its end, the latest first; what waits for a person, too. */
  listUnderWay(organisationId: OrganisationId, limit: number): Promise<Import[]> {
    return this.transactions.readTogether({ organisationId }, async (tx) => (await tx.rows<ImportRow>(UNDER_WAY, [organisationId, limit])).map(toImport));
  }

  /** What has failed since then and was not sent again. */
  listFailed(organisationId: OrganisationId, since: Date, limit: number): Promise<FailedImport[]> {
    return this.transactions.readTogether({ organisationId }, (tx) => tx.rows<FailedImport>(FAILED, [organisationId, since, limit]));
  }
}
