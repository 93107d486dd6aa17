import { Injectable } from '@nestjs/common';
import type { ChangedThings } from '../additive/changed-things.js';
import { FigureCore } from '../figure-core.js';
import { PrometheusRefreshMetrics } from '../prometheus-refresh-metrics.js';
import type { DueCount } from './refresh-plan.js';
import { RefreshPlans } from './refresh-plans.js';

/** No round looks further than this. */
const MOST_DUE = 5_000;

/** Decides what is due: what has changed, what is read again after a day without, and what its cadence says. */
@Injectable()
export class RefreshRound {
  constructor(
    private readonly plans: RefreshPlans,
    private readonly core: FigureCore,
    private readonly metrics: PrometheusRefreshMetrics,
  ) {}

  async run(changedThings: ChangedThings): Promise<DueCount> {
    this.metrics.woken(await this.plans.wake(await this.core.marks.takeNewlyRead()));
    const changed = await changedThings.find();
    await this.plans.noteChanged(changed.things);
    // Only now: had the process died before, the next round would have found the same.
    await changed.acknowledge();
    return this.plans.countDue(MOST_DUE);
  }
}
