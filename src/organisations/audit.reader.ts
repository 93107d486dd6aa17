import { Injectable } from '@nestjs/common';
import type { SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import type { Scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';

/** Who did what to what, when. */
export interface AuditedAct {
  /** They count up. */
  readonly id: string;
  readonly happenedAt: Date;
  readonly actor: string;
  /** Of the person or key, where it is still known. */
  readonly actorName: string | null;
  readonly organisation: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Its place and hash in the chain of its organisation; null until it is sealed, some seconds after. */
  readonly position: string | null;
  readonly seal: string | null;
}

export interface AuditFilter {
  readonly organisationId?: OrganisationId | undefined;
  /** A noun, or a noun and its verb: `donation`, `donation.refund`. */
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  /** A part of the name or address of who did it. */
  readonly search?: string | undefined;
}

export const AUDIT_SORTS: Readonly<Record<'happenedAt', SortColumn>> = {
  happenedAt: { sql: 'entry.happened_at', kind: 'instant' },
};

const COLUMNS = `
  entry.id::text, entry.happened_at AS "happenedAt", entry.actor, organisation.name AS organisation, entry.action, entry.subject, entry.detail,
  seal.position::text, encode(seal.hash, 'hex') AS seal,
  coalesce((SELECT name FROM staff WHERE 'staff:' || staff.id = entry.actor), (SELECT name FROM api_keys WHERE 'api-key:' || api_keys.id = entry.actor)) AS "actorName"`;

const FROM = `
  audit_entries entry LEFT JOIN organisations organisation ON organisation.id = entry.organisation_id
  LEFT JOIN audit_seals seal ON seal.entry_id = entry.id`;

/** Those whose name or address says $1 somewhere, as the log names them. */
const ACTORS = `
  SELECT 'staff:' || id AS actor FROM staff WHERE strpos(lower(name || ' ' || email), lower($1)) > 0
  UNION ALL SELECT 'api-key:' || id FROM api_keys WHERE strpos(lower(name), lower($1)) > 0
  LIMIT 500`;

/** The log of what was done. */
@Injectable()
export class AuditReader {
  constructor(private readonly transactions: Transactions) {}

  /** One page; of an organisation, or of all that the scope sees. */
  list(scope: Scope, filter: AuditFilter, sort: keyof typeof AUDIT_SORTS, wish: PageWish): Promise<Page<AuditedAct>> {
    const { organisationId, action, actor, subject, from, until, search = '' } = filter;
    const listing = new Listing(COLUMNS, FROM, 'entry.id', 'whole');
    if (organisationId !== undefined) listing.where(`entry.organisation_id = ${listing.bind(organisationId)}`);
    if (action !== undefined) listing.where(`(entry.action = ${listing.bind(action)} OR starts_with(entry.action, ${listing.bind(`${action}.`)}))`);
    if (actor !== undefined) listing.where(`entry.actor = ${listing.bind(actor)}`);
    if (subject !== undefined) listing.where(`entry.subject = ${listing.bind(subject)}`);
    if (from !== undefined) listing.where(`entry.happened_at >= ${listing.bind(from)}`);
    if (until !== undefined) listing.where(`entry.happened_at < ${listing.bind(until)}`);
    return this.transactions.run(scope, async (tx) => {
      // Found first: few people are called so, and what each of them did stands in an index.
      if (search !== '') listing.where(`entry.actor = ANY (${listing.bind((await tx.rows<{ actor: string }>(ACTORS, [search])).map((known) => known.actor))}::text[])`);
      return listing.page<AuditedAct>(tx, AUDIT_SORTS[sort], wish);
    });
  }
}
