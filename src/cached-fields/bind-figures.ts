import type { ReplicaReads } from '../database/replica-reads.js';
import type { Transactions } from '../database/transactions.js';
import type { AdditiveEntity } from './additive/additive-entity.js';
import { AdditiveFigure } from './additive/additive-figure.js';
import { AdditiveReader } from './additive/additive-reader.js';
import { ColumnLoads } from './additive/column-loads.js';
import { ColumnTier } from './additive/column-tier.js';
import { isFold, type ComputeMark, type FoldMark } from './cached-field.accessor.js';
import { ComputedFigure } from './computed/computed-figure.js';
import { agesOf } from './computed/field-ages.js';
import { ValueColumns } from './computed/value-columns.js';
import { ValueComputer } from './computed/value-computer.js';
import { ValueRefresher } from './computed/value-refresher.js';
import { ValueStore } from './computed/value-store.js';
import type { FieldRegistry, RegisteredField } from './field-registry.js';
import type { Journal } from './journal.js';
import { refreshOrder } from './refresh-order.js';
import type { FigureCore } from './figure-core.js';

/** What keeps the additive figures of one table. */
export interface BoundEntity {
  readonly columns: ColumnTier;
  readonly loads: ColumnLoads;
  readonly reader: AdditiveReader;
}

/** What keeps the cached fields of one table. */
export interface BoundTable {
  /** Null where no field folds. */
  readonly additive: BoundEntity | null;
  /** By field, each after those it depends on. */
  readonly computed: ReadonlyMap<string, ComputedFigure<string, unknown>>;
}

export interface Databases {
  readonly transactions: Transactions;
  readonly replica: ReplicaReads;
}

/** Gives every property with a cached field its reader, and returns what keeps each table's fields. */
export function bindFigures(registry: FieldRegistry, core: FigureCore, databases: Databases): ReadonlyMap<string, BoundTable> {
  return new Map(registry.tables.map((table) => {
    const fields = refreshOrder(registry.ofTable(table));
    const additive = bindFolds(table, fields.filter((field) => isFold(field)), core, databases.transactions);
    const journal = additive?.columns.entity.journal ?? null;
    const computed = fields.filter((field) => !isFold(field)) as (RegisteredField & ComputeMark)[];
    return [table, { additive, computed: new Map(computed.map((field) => [field.name, bindComputed(field, journal, core, databases)])) }];
  }));
}

function bindFolds(table: string, folds: readonly (RegisteredField & FoldMark)[], core: FigureCore, transactions: Transactions): BoundEntity | null {
  if (folds.length === 0) return null;
  const entity = toEntity(table, folds);
  const bound = bindEntity(entity, core, transactions);
  folds.forEach(({ provider, name }, at) => {
    const figure = new AdditiveFigure(`${table}.${name}`, entity.fields[at]!, { reader: bound.reader, time: core.time, metrics: core.metrics, marks: core.marks });
    Object.assign(provider, { [name]: figure });
  });
  return bound;
}

/** A field that depends on a fold is computed again only where the fold's journal has something new. */
function bindComputed(field: RegisteredField & ComputeMark, journal: Journal | null, core: FigureCore, databases: Databases) {
  const { transactions } = databases;
  const { table, name, column, compute, dependsOn = [], softAgeMs, shedWith, provider } = field;
  const label = `${table}.${name}`;
  const store = new ValueStore(core.redis, core.breaker, core.hashes.channel, label);
  const columns = new ValueColumns(transactions, table, column);
  const computer = new ValueComputer(databases, { compute, journal: dependsOn.length > 0 ? journal : null });
  const refresher = new ValueRefresher({ store, columns, computer, transactions, metrics: core.metrics });
  const isShed = () => shedWith !== undefined && core.shedding.isShed(shedWith);
  const { time, metrics, marks, background, patience } = core;
  const figure = new ComputedFigure<string, unknown>({ store, columns, refresher, ages: agesOf(softAgeMs), isShed, time, metrics, marks, background, patience });
  core.bus.onValue(label, figure.hear);
  Object.assign(provider, { [name]: figure });
  return figure;
}

function bindEntity(entity: AdditiveEntity, core: FigureCore, transactions: Transactions): BoundEntity {
  const { memory, hashes, time, horizon, metrics, background, patience } = core;
  const columns = new ColumnTier(transactions, entity);
  const loads = new ColumnLoads(columns, hashes, memory, time, metrics);
  const onFailure = (ids: readonly string[], error: unknown) => void core.lastErrors.note(entity.table, ids, error, time.now());
  return { columns, loads, reader: new AdditiveReader({ memory, hashes, loads, time, horizon, background, patience, onFailure }) };
}

function toEntity(table: string, folds: readonly FoldMark[]): AdditiveEntity {
  const journals = new Set(folds.map(({ fold }) => fold.journal));
  const [journal] = journals;
  // Their measures share one hash and one snapshot, which mean nothing across journals.
  if (journal === undefined || journals.size > 1) throw new Error(`the additive fields of ${table} fold from more than one journal`);
  return { table, journal, fields: folds.map(({ name, column, fold }) => ({ name, column, fold })) };
}
