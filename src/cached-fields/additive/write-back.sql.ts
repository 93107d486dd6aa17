import { isNotOlderSql } from '../pg-snapshot.js';
import { snapshotColumn, timestampColumn, valueColumn, type AdditiveEntity } from './additive-entity.js';

/**
 * Stores what was computed, each value with its snapshot, unless something newer is stored already. In the order of
 * ids, so that two batches that meet do not wait for each other in a circle.
 * $1: ids, $2: snapshots, $3: instants, $4 and on: values of each field as JSON.
 */
export function writeBackSql({ table, fields }: AdditiveEntity): string {
  const assigned = fields.flatMap(({ column, fold }) => [
    `${valueColumn(column)} = ${fold.isPerKind ? `new.${column}` : `new.${column}::text::bigint`}`,
    `${timestampColumn(column)} = new.at`,
    `${snapshotColumn(column)} = new.snapshot`,
  ]);
  const first = `entity.${snapshotColumn(fields[0]?.column ?? '')}`;
  const arrays = fields.map((_, at) => `$${at + 4}::jsonb[]`);
  return `
  WITH new AS MATERIALIZED (
    SELECT * FROM unnest($1::uuid[], $2::pg_snapshot[], $3::timestamptz[], ${arrays.join(', ')})
      AS new (id, snapshot, at, ${fields.map(({ column }) => column).join(', ')})
  ), locked AS MATERIALIZED (
    SELECT entity.id FROM ${table} entity JOIN new ON new.id = entity.id ORDER BY entity.id FOR NO KEY UPDATE OF entity
  )
  UPDATE ${table} entity SET ${assigned.join(', ')}
  FROM new JOIN locked ON locked.id = new.id
  WHERE entity.id = new.id AND ${isNotOlderSql('new.snapshot', first)}
  RETURNING entity.id`;
}
