import type { Snapshot } from '../database/snapshot.js';
import type { OrganisationId } from '../shared/ids.js';

/** What a file says of whose it is. */
export interface ReportFacts {
  readonly organisation: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly requestedBy: string;
  /** In that time zone, `2026-11-26`. */
  readonly today: string;
}

const FACTS_SQL = `
  SELECT organisation.name AS organisation, organisation.slug, organisation.time_zone AS "timeZone", (now() AT TIME ZONE organisation.time_zone)::date::text AS today,
         coalesce((SELECT name FROM staff WHERE 'staff:' || id = $2), (SELECT 'API key ' || name FROM api_keys WHERE 'api-key:' || id = $2)) AS "requestedBy"
  FROM organisations organisation WHERE organisation.id = $1`;

/** People of the platform are nobody to an organisation's scope. */
export async function readFacts(snapshot: Snapshot, organisationId: OrganisationId, requestedBy: string): Promise<ReportFacts> {
  const [facts] = await snapshot.rows<ReportFacts>(FACTS_SQL, [organisationId, requestedBy]);
  if (facts === undefined) throw new Error(`the organisation ${organisationId} is gone`);
  return { ...facts, requestedBy: facts.requestedBy ?? 'the people of Freshet' };
}

/** About how many rows a statement has: the planner's guess, which costs nothing. */
export async function expectedRows(snapshot: Snapshot, sql: string, parameters: readonly unknown[]): Promise<number | null> {
  const [row] = await snapshot.rows<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(`EXPLAIN (FORMAT JSON) ${sql}`, parameters);
  return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? null;
}
