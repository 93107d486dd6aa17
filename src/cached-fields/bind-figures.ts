import type { Transactions } from '../database/transactions.js';
import type { AdditiveEntity } from './additive/additive-entity.js';
import { AdditiveFigure } from './additive/additive-figure.js';
import { AdditiveReader } from './additive/additive-reader.js';
import { ColumnLoads } from './additive/column-loads.js';
import { ColumnTier } from './additive/column-tier.js';
import { isFold, type FoldMark } from './cached-field.accessor.js';
import type { FieldRegistry } from './field-registry.js';
import type { FigureCore } from './figure-core.js';

/** What keeps the additive figures of one table. */
export interface BoundEntity {
  readonly columns: ColumnTier;
  readonly loads: ColumnLoads;
  readonly reader: AdditiveReader;
}

/** Gives every property with a cached field its reader, and returns what keeps each table's additive figures. */
export function bindFigures(registry: FieldRegistry, core: FigureCore, transactions: Transactions): ReadonlyMap<string, BoundEntity> {
  const bound = new Map<string, BoundEntity>();
  for (const table of registry.tables) {
    const folds = registry.ofTable(table).filter((field) => isFold(field));
    if (folds.length === 0) continue;
    const entity = toEntity(table, folds);
    const parts = bindEntity(entity, core, transactions);
    bound.set(table, parts);
    folds.forEach(({ provider, name }, at) => {
      const figure = new AdditiveFigure(`${table}.${name}`, entity.fields[at]!, { reader: parts.reader, time: core.time, metrics: core.metrics });
      Object.assign(provider, { [name]: figure });
    });
  }
  return bound;
}

function bindEntity(entity: AdditiveEntity, core: FigureCore, transactions: Transactions): BoundEntity {
  const { memory, hashes, time, horizon, metrics } = core;
  const columns = new ColumnTier(transactions, entity);
  const loads = new ColumnLoads(columns, hashes, memory, time, metrics);
  return { columns, loads, reader: new AdditiveReader({ memory, hashes, loads, time, horizon }) };
}

function toEntity(table: string, folds: readonly FoldMark[]): AdditiveEntity {
  const journals = new Set(folds.map(({ fold }) => fold.journal));
  const [journal] = journals;
  // Their measures share one hash and one snapshot, which mean nothing across journals.
  if (journal === undefined || journals.size > 1) throw new Error(`the additive fields of ${table} fold from more than one journal`);
  return { table, journal, fields: folds.map(({ name, column, fold }) => ({ name, column, fold })) };
}
