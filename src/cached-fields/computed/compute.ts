import type { Transaction } from '../../database/transaction.js';

/** Computes a field of many things with one query. Things without anything to tell are left out, or told so. */
export type Compute<EntityId extends string, Value> = (ids: readonly EntityId[], tx: Transaction) => Promise<ReadonlyMap<EntityId, Value>>;
