import { Injectable } from '@nestjs/common';
import type { SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';

/** A tag, and how many donors bear it. */
export interface CountedTag {
  readonly name: string;
  readonly donors: number;
}

/** By `tags_organisation_id_name_key` and the index of `donor_tags` by tag. */
const LIST_SQL = `
  SELECT tags.name, (SELECT count(*) FROM donor_tags WHERE donor_tags.tag_id = tags.id)::integer AS donors
  FROM tags WHERE tags.organisation_id = $1
  ORDER BY donors DESC, tags.name LIMIT $2`;

export const TAG_SORTS: Readonly<Record<'donors' | 'name', SortColumn>> = {
  donors: { sql: 'bearers.donors', kind: 'whole' },
  name: { sql: 'lower(tags.name)', kind: 'text' },
};

/** Counted apart, so that a tag's donors are counted once however often the statement names them. */
const COUNTED = `tags CROSS JOIN LATERAL (SELECT count(*)::integer AS donors FROM donor_tags WHERE donor_tags.tag_id = tags.id OFFSET 0) AS bearers`;

/** The tags of an organisation. */
@Injectable()
export class TagReader {
  constructor(private readonly transactions: Transactions) {}

  /** The most borne first. */
  list(organisationId: OrganisationId, limit: number): Promise<CountedTag[]> {
    return this.transactions.run({ organisationId }, (tx) => tx.rows<CountedTag>(LIST_SQL, [organisationId, limit]));
  }

  /** One page of those whose name says `search` somewhere. */
  page(organisationId: OrganisationId, search: string, sort: keyof typeof TAG_SORTS, wish: PageWish): Promise<Page<CountedTag>> {
    const listing = new Listing('tags.name, bearers.donors', COUNTED, 'tags.id');
    listing.where(`tags.organisation_id = ${listing.bind(organisationId)}`);
    if (search !== '') listing.where(`strpos(lower(tags.name), lower(${listing.bind(search)})) > 0`);
    return this.transactions.run({ organisationId }, (tx) => listing.page<CountedTag>(tx, TAG_SORTS[sort], wish));
  }
}
