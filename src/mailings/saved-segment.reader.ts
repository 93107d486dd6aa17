import { Injectable } from '@nestjs/common';
import type { SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import type { Scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId, SegmentId } from '../shared/ids.js';
import type { SavedSegment } from './saved-segment.js';

export const SEGMENT_COLUMNS = `
  segment.id, segment.organisation_id AS "organisationId", segment.name, segment.rule, segment.created_at AS "createdAt",
  segment.created_by AS "createdBy", segment.updated_at AS "updatedAt"`;

export const SEGMENT_SORTS: Readonly<Record<'name' | 'updatedAt', SortColumn>> = {
  name: { sql: 'lower(segment.name)', kind: 'text' },
  updatedAt: { sql: 'segment.updated_at', kind: 'instant' },
};

/** The segments that organisations keep. How many donors one has, CountSegment says. */
@Injectable()
export class SavedSegmentReader {
  constructor(private readonly transactions: Transactions) {}

  find(scope: Scope, id: SegmentId): Promise<(SavedSegment & { readonly organisationId: OrganisationId }) | null> {
    return this.transactions.run(scope, (tx) => tx.row(`SELECT ${SEGMENT_COLUMNS} FROM segments segment WHERE segment.id = $1`, [id]));
  }

  list(organisationId: OrganisationId, search: string, sort: keyof typeof SEGMENT_SORTS, wish: PageWish): Promise<Page<SavedSegment>> {
    const listing = new Listing(SEGMENT_COLUMNS, 'segments segment', 'segment.id');
    listing.where(`segment.organisation_id = ${listing.bind(organisationId)}`);
    if (search !== '') listing.where(`strpos(lower(segment.name), lower(${listing.bind(search)})) > 0`);
    return this.transactions.run({ organisationId }, (tx) => listing.page<SavedSegment>(tx, SEGMENT_SORTS[sort], wish));
  }
}
