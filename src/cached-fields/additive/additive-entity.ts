import type { Fold, Journal } from '../journal.js';

/** One additive field of an entity and the columns it is stored in. */
export interface AdditiveField {
  readonly name: string;
  readonly column: string;
  readonly fold: Fold<unknown>;
}

/** A table, its additive fields, and the one journal that they all fold from. */
export interface AdditiveEntity {
  readonly table: string;
  readonly journal: Journal;
  readonly fields: readonly AdditiveField[];
}

/** `totalRaised` is stored in `cached_total_raised`, and so on. */
export const columnOf = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const valueColumn = (column: string): string => `cached_${column}`;
export const timestampColumn = (column: string): string => `cached_timestamp_${column}`;
export const snapshotColumn = (column: string): string => `cached_snapshot_${column}`;
