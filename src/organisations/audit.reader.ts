import { Injectable } from '@nestjs/common';
import type { Scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';

/** Who did what to what, when. */
export interface AuditedAct {
  /** They count up, in the order of their transactions' beginnings. */
  readonly id: string;
  readonly happenedAt: Date;
  readonly actor: string;
  /** Of the person or key, where it is still known. */
  readonly actorName: string | null;
  readonly organisation: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditFilter {
  readonly organisationId?: OrganisationId | undefined;
  /** A noun, or a noun and its verb: `donation`, `donation.refund`. */
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
}

const ACTS = `
  SELECT entry.id::text, entry.happened_at AS "happenedAt", entry.actor, organisation.name AS organisation, entry.action, entry.subject, entry.detail,
         coalesce((SELECT name FROM staff WHERE 'staff:' || staff.id = entry.actor), (SELECT name FROM api_keys WHERE 'api-key:' || api_keys.id = entry.actor)) AS "actorName"
  FROM audit_entries entry LEFT JOIN organisations organisation ON organisation.id = entry.organisation_id`;

/** The log of what was done. */
@Injectable()
export class AuditReader {
  constructor(private readonly transactions: Transactions) {}

  /** The latest first; those before the one with the id `before`. */
  list(scope: Scope, { organisationId, action, actor, subject }: AuditFilter, limit: number, before: string | null): Promise<AuditedAct[]> {
    const parameters: unknown[] = [];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const conditions = [
      ...(organisationId === undefined ? [] : [`entry.organisation_id = ${bind(organisationId)}`]),
      ...(action === undefined ? [] : [`(entry.action = ${bind(action)} OR starts_with(entry.action, ${bind(`${action}.`)}))`]),
      ...(actor === undefined ? [] : [`entry.actor = ${bind(actor)}`]),
      ...(subject === undefined ? [] : [`entry.subject = ${bind(subject)}`]),
      ...(before === null ? [] : [`entry.id < ${bind(before)}::bigint`]),
    ];
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    return this.transactions.run(scope, (tx) => tx.rows<AuditedAct>(`${ACTS} ${where} ORDER BY entry.id DESC LIMIT ${bind(limit)}`, parameters));
  }
}
