import { Injectable } from '@nestjs/common';
import { FigureCore } from '../figure-core.js';
import { CadenceSource } from './cadence-source.js';
import { planNext, type Seen } from './plan-next.js';
import type { ClaimedThing } from './refresh-plan.js';
import { RefreshPlans } from './refresh-plans.js';

/** What a refresh has shown of a thing, but for how it is read. */
export type Shown = Omit<Seen, 'mark'>;

const NOTHING: Shown = { changes: 0, computeMs: 0, retryAt: null };

/** Says when refreshed things are next, from their situation and from how they are read: one query and one round trip for all. */
@Injectable()
export class CadencePlanner {
  constructor(
    private readonly plans: RefreshPlans,
    private readonly source: CadenceSource,
    private readonly core: FigureCore,
  ) {}

  async settle(things: readonly ClaimedThing[], shown: ReadonlyMap<string, Shown>): Promise<void> {
    const ids = things.map(({ id }) => id);
    const [situations, marks] = await Promise.all([this.source.situationsOf(ids), this.core.marks.find(ids)]);
    const next = things.map((thing) => {
      const mark = marks === null ? undefined : (marks.get(thing.id) ?? null);
      const seen = { ...(shown.get(thing.id) ?? NOTHING), mark };
      return planNext(thing, this.source.ladder, situations.get(thing.id) ?? null, seen, Math.random());
    });
    await this.plans.settle(next);
  }
}
