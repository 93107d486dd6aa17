import type { Xid } from './pg-snapshot.js';

/** Where a value came from: this process, Redis, the columns of its row, or a computation made for this very read. */
export type Tier = 'memory' | 'redis' | 'columns' | 'computed';

/** A figure and what is known about its age. */
export interface Reading<Value> {
  readonly value: Value;
  /** Everything booked until then is in it; it may hold later things too. */
  readonly asOf: Date;
  readonly tier: Tier;
  /** Older than readers are promised, because nothing fresher could be reached. */
  readonly stale: boolean;
}

export interface ReadOptions {
  /** Answers from a snapshot taken after this call. */
  readonly forceRefresh?: boolean;
  /** A database transaction that the value must have counted: the reader's own. */
  readonly covering?: Xid | null;
  /** False for looks that must not make a thing appear to be in demand. */
  readonly isTraffic?: boolean;
}

/** The reader of one cached field. Reads of one tick share their round trips. */
export interface CachedFigure<EntityId extends string, Value> {
  of(id: EntityId, options?: ReadOptions): Promise<Reading<Value>>;
  ofMany(ids: readonly EntityId[], options?: ReadOptions): Promise<ReadonlyMap<EntityId, Reading<Value>>>;
}

/** The same reading of something that follows from the value. */
export function mapReading<A, B>({ value, ...freshness }: Reading<A>, map: (value: A) => B): Reading<B> {
  return { value: map(value), ...freshness };
}
