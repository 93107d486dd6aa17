import type { BoundEntity } from './bind-figures.js';

export interface Refreshed {
  readonly refreshed: number;
  /** Things whose figures could not be computed: they are set aside, so that they do not hold up the others. */
  readonly failed: readonly string[];
}

/** Brings the additive figures of many things up to date in the columns and in Redis: one query and one round trip for all. */
export async function refreshAdditive(entities: Iterable<BoundEntity>, ids: readonly string[]): Promise<Refreshed> {
  let refreshed = 0;
  const failed: string[] = [];
  for (const entity of entities) {
    const result = await refreshBisecting(entity, ids);
    refreshed += result.refreshed;
    failed.push(...result.failed);
  }
  return { refreshed, failed };
}

/** A batch that fails is halved until the one that makes it fail stands alone. */
async function refreshBisecting(entity: BoundEntity, ids: readonly string[]): Promise<Refreshed> {
  try {
    return { refreshed: await refresh(entity, ids), failed: [] };
  } catch (error) {
    if (ids.length === 1 && isOfTheData(error)) return { refreshed: 0, failed: ids };
    if (ids.length === 1 || !isOfTheData(error)) throw error;
    const middle = Math.ceil(ids.length / 2);
    const halves = [await refreshBisecting(entity, ids.slice(0, middle)), await refreshBisecting(entity, ids.slice(middle))];
    return { refreshed: halves.reduce((sum, half) => sum + half.refreshed, 0), failed: halves.flatMap((half) => half.failed) };
  }
}

async function refresh({ columns, loads }: BoundEntity, ids: readonly string[]): Promise<number> {
  const states = await loads.loadStored(ids);
  await columns.write(states);
  return states.size;
}

/** Class 22 of SQL states and range errors are about what was computed; all else is about the database being unwell. */
function isOfTheData(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return error instanceof RangeError || (typeof code === 'string' && code.startsWith('22'));
}
