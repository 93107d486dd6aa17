import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { BoundEntity } from '../../cached-fields/bind-figures.js';
import { CachedFieldsExplorer } from '../../cached-fields/cached-fields.explorer.js';
import { FigureCore } from '../../cached-fields/figure-core.js';
import type { Measures } from '../../cached-fields/measures.js';
import type { OrganisationId } from '../../shared/ids.js';
import type { Drift } from './audit-report.js';
import { isSame } from './same-measures.js';

/** A change that is kept back is made good within a second: what differs after so many looks, so far apart, is wrong. */
const LOOKS = 3;
const APART_MS = 1_500;
const BATCH = 500;

/**
 * What readers are shown comes from Redis nearly always. It is told of changes while an audit runs, so a difference is
 * a suspicion at first, and a finding only when nothing was booked around a look and it remains.
 */
@Injectable()
export class RedisSuspects {
  constructor(
    private readonly figures: CachedFieldsExplorer,
    private readonly core: FigureCore,
  ) {}

  /** Those whose totals in Redis differ from `booked`. None where Redis is out of reach or holds nothing of them. */
  async find(ids: readonly string[], booked: ReadonlyMap<string, Measures>): Promise<string[]> {
    const held = await this.#heldOf(ids);
    return ids.filter((id) => held.has(id) && !isSame(held.get(id) ?? {}, booked.get(id) ?? {}));
  }

  async confirm(organisationId: OrganisationId, table: string, ids: readonly string[]): Promise<Drift[]> {
    const additive = this.figures.tables.get(table)?.additive ?? null;
    const drifts: Drift[] = [];
    if (additive === null) return drifts;
    for (let at = 0; at < ids.length; at += BATCH) {
      const confirmed = await this.#confirmBatch(additive, ids.slice(at, at + BATCH));
      drifts.push(...confirmed.map((found) => ({ organisationId, table, field: null, tier: 'redis' as const, ...found })));
    }
    return drifts;
  }

  async #confirmBatch(additive: BoundEntity, ids: readonly string[]): Promise<{ id: string; shown: Measures; booked: Measures }[]> {
    let suspects = ids.map((id) => ({ id, shown: {} as Measures, booked: {} as Measures, isQuiet: false }));
    for (let look = 1; look <= LOOKS && suspects.length > 0; look += 1) {
      if (look > 1) await pause(APART_MS);
      const asked = suspects.map(({ id }) => id);
      const [before, held, after] = [await additive.columns.read(asked), await this.#heldOf(asked), await additive.columns.read(asked)];
      suspects = asked.flatMap((id) => {
        const [first, shown, booked] = [before.get(id)?.state.measures ?? {}, held.get(id), after.get(id)?.state.measures ?? {}];
        if (shown === undefined || isSame(shown, first) || isSame(shown, booked)) return [];
        return [{ id, shown, booked, isQuiet: isSame(first, booked) }];
      });
    }
    return suspects.filter(({ isQuiet }) => isQuiet).map(({ id, shown, booked }) => ({ id, shown, booked }));
  }

  async #heldOf(ids: readonly string[]): Promise<ReadonlyMap<string, Measures>> {
    const states = await this.core.hashes.read(ids.map((id) => ({ id, covering: null })));
    return new Map(ids.flatMap((id, at) => (states?.[at] ? [[id, states[at].measures] as const] : [])));
  }
}
