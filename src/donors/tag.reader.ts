import { Injectable } from '@nestjs/common';
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

/** The tags of an organisation. */
@Injectable()
export class TagReader {
  constructor(private readonly transactions: Transactions) {}

  /** The most borne first. */
  list(organisationId: OrganisationId, limit: number): Promise<CountedTag[]> {
    return this.transactions.run({ organisationId }, (tx) => tx.rows<CountedTag>(LIST_SQL, [organisationId, limit]));
  }
}
