import 'reflect-metadata';
import { getMetadataArgsStorage, type ColumnType } from 'typeorm';
import type { Sheddable } from '../shared/shedding.js';
import { columnOf, snapshotColumn, timestampColumn, valueColumn } from './additive/additive-entity.js';
import type { Compute } from './computed/compute.js';
import { CACHED_FIELDS, type FieldMark } from './cached-field.accessor.js';
import type { Fold } from './journal.js';
import type { CachedFigure } from './reading.js';

/** A class that TypeORM maps to a table, and the type of its id. */
export type EntityClass<Entity extends { id: string }> = abstract new () => Entity;

interface FoldedField<Entity extends { id: string }, Value> {
  readonly of: EntityClass<Entity>;
  /** Exact and kept up to date by every transaction: what the journal's rows add up to. */
  readonly fold: Fold<Value>;
  readonly softAgeMs?: never;
}

interface ComputedField<Entity extends { id: string }, Value> {
  readonly of: EntityClass<Entity>;
  /** Recomputed when due or dirty: one set-based query for many. */
  readonly compute: Compute<Entity['id'], Value>;
  /** Fields, as `totalRaised` of the same entity, that must have been refreshed before this one. */
  readonly dependsOn?: readonly string[];
  /** While this is shed, readers are shown the last value and nobody computes another, unless asked to by force. */
  readonly shedWith?: Sheddable;
  /**
   * How old a value may get, in milliseconds, before it is computed anew behind its readers' backs; 5,000 unless said
   * otherwise. In the whole fleet it is computed once in so long, however many read it.
   */
  readonly softAgeMs?: number;
}

export type FieldDescription<Entity extends { id: string }, Value> = FoldedField<Entity, Value> | ComputedField<Entity, Value>;

/**
 * Makes a property the reader of a cached field of an entity, and adds the field's columns to the entity. The property
 * must be declared with the entity's own id and with the type that the fold or the compute yields, or it does not compile.
 */
export function CachedField<Entity extends { id: string }, Value>(field: FieldDescription<Entity, Value>) {
  return <Name extends string, Figures extends { readonly [Key in Name]: CachedFigure<Entity['id'], Value> }>(figures: Figures, name: Name): void => {
    const marks = (Reflect.getOwnMetadata(CACHED_FIELDS, figures) ?? []) as FieldMark[];
    Reflect.defineMetadata(CACHED_FIELDS, [...marks, { ...field, name, column: columnOf(name) } as FieldMark], figures);
    addColumns(field.of, name, 'fold' in field && !field.fold.isPerKind ? 'bigint' : 'jsonb');
  };
}

/** Known to TypeORM, but neither selected nor written with the entity: they are read and refreshed by themselves. */
function addColumns(entity: EntityClass<{ id: string }>, name: string, type: ColumnType): void {
  const column = columnOf(name);
  const types: readonly (readonly [string, string])[] = [[valueColumn(column), String(type)], [timestampColumn(column), 'timestamptz'], [snapshotColumn(column), 'text']];
  const known = getMetadataArgsStorage().columns;
  for (const [databaseName, columnType] of types) {
    if (known.some(({ target, options }) => target === entity && options.name === databaseName)) continue;
    const options = { name: databaseName, type: columnType as ColumnType, nullable: true, select: false, insert: false, update: false };
    known.push({ target: entity, propertyName: databaseName, mode: 'regular', options });
  }
}
