import type { DataSource } from 'typeorm';
import { snapshotColumn, timestampColumn, valueColumn } from './additive/additive-entity.js';
import type { FieldRegistry } from './field-registry.js';

/** @throws where the database lacks a column of a cached field: reading it would fail only when somebody looks. */
export async function checkColumns(registry: FieldRegistry, dataSource: DataSource): Promise<void> {
  const rows = await dataSource.query<{ line: string }[]>(
    `SELECT table_name || '.' || column_name AS line FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ANY ($1)`,
    [registry.tables],
  );
  const present = new Set(rows.map(({ line }) => line));
  const needed = registry.fields.flatMap(({ table, column }) => [valueColumn(column), timestampColumn(column), snapshotColumn(column)].map((name) => `${table}.${name}`));
  const missing = needed.filter((line) => !present.has(line));
  if (missing.length > 0) throw new Error(`the database has no ${missing.join(', ')}: a migration must add what a cached field is stored in`);
}
