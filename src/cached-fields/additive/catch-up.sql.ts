import { snapshotColumn, valueColumn, type AdditiveEntity } from './additive-entity.js';

/**
 * What is stored for many things, and what was booked since each of its values was computed: the rows of the journal,
 * by its `(key, xid)` index, that the stored snapshot did not see. One statement, so one snapshot, which the answer
 * names: nothing is counted twice and nothing left out.
 * $1: ids. A row for each thing and kind (currency) of what was added.
 */
export function catchUpSql({ table, journal, fields }: AdditiveEntity): string {
  const snapshots = fields.map(({ column }) => `entity.${snapshotColumn(column)}`);
  const added = fields.map(
    ({ column, fold: { measure } }) => `
           coalesce(sum(step.${measure}) FILTER (WHERE NOT pg_visible_in_snapshot(step.xid, entity.${snapshotColumn(column)})), 0)::text AS ${measure}`,
  );
  return `
  SELECT entity.id, pg_current_snapshot()::text AS snapshot,
         floor(extract(epoch FROM statement_timestamp()) * 1000)::bigint AS at,
         ${fields.map(({ column, fold }) => `entity.${valueColumn(column)} AS stored_${fold.measure}`).join(', ')},
         added.*
  FROM ${table} entity
  LEFT JOIN LATERAL (
    SELECT step.${journal.per}, count(*) FILTER (WHERE NOT pg_visible_in_snapshot(step.xid, ${snapshots[0]}))::integer AS steps,${added.join(',')}
    FROM ${journal.table} step
    WHERE step.${journal.key} = entity.id
      AND step.xid >= LEAST(${snapshots.map((snapshot) => `pg_snapshot_xmin(${snapshot})`).join(', ')})
    GROUP BY step.${journal.per}
  ) added ON true
  WHERE entity.id = ANY ($1::uuid[])`;
}
