import type { Journal } from '../journal.js';
import { isNotOlderSql } from '../pg-snapshot.js';

/** The present, and the snapshot up to which a journal's steps have been sent; null before the first time. $1: journal. */
export const findHorizonSql = `
  SELECT pg_current_snapshot()::text AS now, floor(extract(epoch FROM statement_timestamp()) * 1000)::bigint AS at,
         (SELECT snapshot::text FROM journal_horizons WHERE journal = $1) AS sent`;

/**
 * What was booked between two snapshots, summed by thing and transaction, by the journal's `(xid)` index: visible in
 * the later ($2) and not in the earlier ($1). At most $3 rows.
 */
export function unsentStepsSql({ table, key, per, sums, counts }: Journal): string {
  const summed = [...sums, ...counts].map((column) => `sum(${column})::text AS ${column}`);
  return `
  SELECT ${key} AS id, xid::text, ${per}, ${summed.join(', ')}
  FROM ${table}
  WHERE xid >= pg_snapshot_xmin($1::pg_snapshot) AND xid < pg_snapshot_xmax($2::pg_snapshot)
    AND NOT pg_visible_in_snapshot(xid, $1::pg_snapshot) AND pg_visible_in_snapshot(xid, $2::pg_snapshot)
  GROUP BY ${key}, xid, ${per}
  LIMIT $3`;
}

/** $1: journal, $2: snapshot, $3: milliseconds. An older horizon never replaces a newer. */
export const moveHorizonSql = `
  INSERT INTO journal_horizons (journal, snapshot, at) VALUES ($1, $2::pg_snapshot, to_timestamp($3::bigint / 1000.0))
  ON CONFLICT (journal) DO UPDATE SET snapshot = EXCLUDED.snapshot, at = EXCLUDED.at
  WHERE ${isNotOlderSql('EXCLUDED.snapshot', 'journal_horizons.snapshot')}`;
