import { isOutage } from '../database/outage.js';
import type { BoundEntity, BoundTable } from './bind-figures.js';
import { bisect } from './cadence/bisect.js';

/** A field of a thing that could not be computed; the table alone for what folds together. */
export interface FieldFailure {
  readonly id: string;
  readonly field: string;
  readonly error: unknown;
}

export interface RefreshedThings {
  readonly failures: readonly FieldFailure[];
  /** By thing: rows of its journal that had come since its folds were stored. */
  readonly changes: ReadonlyMap<string, number>;
}

/** Says of a field whether it is to be left alone for a thing. */
export type IsSetAside = (id: string, field: string) => boolean;

/**
 * Brings all cached fields of many things of one table up to date, in Redis and in the columns: first what folds, then
 * what is computed, each field after those it depends on. One query and one round trip a field, however many things.
 * @throws where the database is out of reach.
 */
export async function refreshThings(table: string, { additive, computed }: BoundTable, ids: readonly string[], isSetAside: IsSetAside): Promise<RefreshedThings> {
  const failures: FieldFailure[] = [];
  const changes = new Map<string, number>();
  const refresh = async (field: string, work: (ids: readonly string[]) => Promise<ReadonlyMap<string, unknown>>) => {
    const wanted = ids.filter((id) => !isSetAside(id, field));
    for (const [id, error] of wanted.length === 0 ? [] : await errorsOf(work, wanted)) failures.push({ id, field, error });
  };
  if (additive !== null) await refresh(table, (wanted) => refreshFolds(additive, wanted, changes));
  for (const [name, figure] of computed) await refresh(`${table}.${name}`, (wanted) => figure.refreshDue(wanted));
  return { failures, changes };
}

/** By thing. A field that fails for all is no reason to leave the other fields as they are. */
async function errorsOf(work: (ids: readonly string[]) => Promise<ReadonlyMap<string, unknown>>, ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  try {
    return await work(ids);
  } catch (error) {
    if (isOutage(error)) throw error;
    return new Map(ids.map((id) => [id, error]));
  }
}

async function refreshFolds({ columns, loads }: BoundEntity, ids: readonly string[], changes: Map<string, number>): Promise<ReadonlyMap<string, unknown>> {
  const { done, failed } = await bisect(ids, (part) => loads.loadStored(part));
  await columns.write(new Map([...done].map(([id, { state }]) => [id, state])));
  for (const [id, { steps }] of done) changes.set(id, steps);
  return failed;
}
