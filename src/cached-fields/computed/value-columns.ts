import { snapshotColumn, timestampColumn, valueColumn } from '../additive/additive-entity.js';
import type { Transaction } from '../../database/transaction.js';
import type { Transactions } from '../../database/transactions.js';
import { isNotOlderSql, NOTHING_VISIBLE } from '../pg-snapshot.js';
import type { ComputedState } from './computed-state.js';

interface ValueRow {
  id: string;
  json: string | null;
  snapshot: string;
  at: string;
}

/** A computed field's columns: the tier that never expires. */
export class ValueColumns {
  readonly #readSql: string;
  readonly #writeSql: string;

  constructor(
    private readonly transactions: Transactions,
    table: string,
    column: string,
  ) {
    const [value, timestamp, snapshot] = [valueColumn(column), timestampColumn(column), snapshotColumn(column)];
    this.#readSql = `
      SELECT id, ${value}::text AS json, ${snapshot}::text AS snapshot, coalesce(floor(extract(epoch FROM ${timestamp}) * 1000), 0)::bigint AS at
      FROM ${table} WHERE id = ANY ($1::uuid[])`;
    this.#writeSql = `
      WITH new AS MATERIALIZED (
        SELECT * FROM unnest($1::uuid[], $2::jsonb[], $3::pg_snapshot[], $4::bigint[]) AS new (id, value, snapshot, at)
      ), locked AS MATERIALIZED (
        SELECT entity.id FROM ${table} entity JOIN new ON new.id = entity.id ORDER BY entity.id FOR NO KEY UPDATE OF entity
      )
      UPDATE ${table} entity SET ${value} = new.value, ${timestamp} = to_timestamp(new.at / 1000.0), ${snapshot} = new.snapshot
      FROM new JOIN locked ON locked.id = new.id
      WHERE entity.id = new.id AND ${isNotOlderSql('new.snapshot', `entity.${snapshot}`)}
      RETURNING entity.id`;
  }

  /** Things that do not exist are left out; what was never computed is null. */
  async read(ids: readonly string[]): Promise<ReadonlyMap<string, ComputedState | null>> {
    return this.transactions.run('platform', (tx) => this.readIn(tx, ids));
  }

  async readIn(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, ComputedState | null>> {
    const rows = await tx.rows<ValueRow>(this.#readSql, [ids]);
    return new Map(rows.map(({ id, json, snapshot, at }) => [id, json === null || snapshot === NOTHING_VISIBLE ? null : { json, snapshot, at: Number(at) }]));
  }

  /** An older value never replaces a newer. Returns the ids of those that were stored. */
  async write(states: ReadonlyMap<string, ComputedState>): Promise<string[]> {
    const all = [...states];
    const parameters = [all.map(([id]) => id), all.map(([, { json }]) => json), all.map(([, { snapshot }]) => snapshot), all.map(([, { at }]) => at)];
    const rows = await this.transactions.run('platform', (tx) => tx.rows<{ id: string }>(this.#writeSql, parameters));
    return rows.map(({ id }) => id);
  }
}
