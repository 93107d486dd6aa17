import { Injectable } from '@nestjs/common';
import { FigureCore } from '../figure-core.js';
import { becauseOf } from './because.js';
import type { CadenceExplanation } from './cadence-explanation.js';
import type { CadenceSource } from './cadence-source.js';
import type { ReadMark } from './read-marks.js';
import type { Cadence, RefreshPlan } from './refresh-plan.js';
import { RefreshPlans } from './refresh-plans.js';

/** Says why a thing is refreshed when it is, from what was decided and what is known since. */
@Injectable()
export class ExplainCadence {
  constructor(
    private readonly plans: RefreshPlans,
    private readonly core: FigureCore,
  ) {}

  /** Null for what is not refreshed by the clock. */
  async run(id: string, source: CadenceSource): Promise<CadenceExplanation | null> {
    const [situations, plan, marks] = await Promise.all([source.situationsOf([id]), this.plans.find(id), this.core.marks.find([id])]);
    const situation = situations.get(id);
    if (situation === undefined) return null;
    const state = source.ladder[situation.at]?.name ?? '';
    const about = { ...numbersOf(plan?.cadence ?? null, state), ...instantsOf(plan), state, lastReadAt: this.#readAt(plan, marks?.get(id)), override: situation.override };
    return { ...about, because: becauseOf(about) };
  }

  #readAt(plan: RefreshPlan | null, mark: ReadMark | undefined): Date | null {
    const marked = mark === undefined ? null : new Date(this.core.time.now() - mark.ageMs);
    const noted = plan?.readAt ?? null;
    return marked !== null && (noted === null || marked > noted) ? marked : noted;
  }
}

function numbersOf(cadence: Cadence | null, state: string) {
  if (cadence === null) return { everySeconds: null, reason: 'undecided' as const, step: state, isDemoted: false, idealSeconds: null, readsPerSecond: 0, changesPerSecond: 0, computeMs: 0 };
  const { everyMs, idealMs, reason, step, isDemoted, load } = cadence;
  return { everySeconds: everyMs === null ? null : everyMs / 1_000, idealSeconds: idealMs === null ? null : idealMs / 1_000, reason, step, isDemoted, ...load };
}

function instantsOf(plan: RefreshPlan | null) {
  return { nextRefreshAt: plan?.nextAt ?? null, lastRefreshAt: plan?.refreshedAt ?? null, isBeingRefreshed: plan?.claimedAt != null };
}

