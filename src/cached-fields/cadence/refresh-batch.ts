import { Injectable } from '@nestjs/common';
import { performance } from 'node:perf_hooks';
import { CachedFieldsExplorer } from '../cached-fields.explorer.js';
import { PrometheusRefreshMetrics } from '../prometheus-refresh-metrics.js';
import { refreshThings, type FieldFailure } from '../refresh-things.js';
import { CadencePlanner, type Shown } from './cadence-planner.js';
import type { ClaimedThing } from './refresh-plan.js';
import { RefreshPlans } from './refresh-plans.js';
import { SetAside, type KnownFailure } from './set-aside.js';

/** How many things one batch takes. */
export const BATCH = 100;

const HEARTBEAT_MS = 20_000;

export interface BatchResult {
  readonly refreshed: number;
  /** Ids of things of which something could not be computed: that is set aside, the rest of them is not. */
  readonly failed: readonly string[];
}

interface Refreshed {
  readonly failures: readonly FieldFailure[];
  readonly shown: ReadonlyMap<string, Shown>;
}

/** Refreshes the most urgent of what is due, and says when each is next. Two batches never work on the same things. */
@Injectable()
export class RefreshBatch {
  constructor(
    private readonly figures: CachedFieldsExplorer,
    private readonly plans: RefreshPlans,
    private readonly setAside: SetAside,
    private readonly planner: CadencePlanner,
    private readonly metrics: PrometheusRefreshMetrics,
  ) {}

  async run(): Promise<BatchResult> {
    const things = await this.plans.claim(BATCH);
    if (things.length === 0) return { refreshed: 0, failed: [] };
    const ids = things.map(({ id }) => id);
    const heartbeat = setInterval(() => void this.plans.keep(ids).catch(() => undefined), HEARTBEAT_MS).unref();
    try {
      return await this.#refresh(things);
    } catch (error) {
      // Otherwise they would wait until their claim had run out; where the database is gone, that is what they do.
      await this.plans.release(ids).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
  }

  async #refresh(things: readonly ClaimedThing[]): Promise<BatchResult> {
    const ids = things.map(({ id }) => id);
    const known = await this.setAside.find(ids);
    const { failures, shown } = await this.#refreshTables(ids, known);
    const noted = await this.#noteFailures(things, failures, known);
    const retries = new Map([...known.filter(({ isSetAside }) => isSetAside), ...noted].map(({ id, retryAt }) => [id, retryAt]));
    const seen = new Map(ids.map((id) => [id, { changes: 0, computeMs: 0, ...shown.get(id), retryAt: retries.get(id) ?? null }]));
    await this.planner.settle(things, seen);
    const failed = [...new Set(failures.map(({ id }) => id))];
    this.metrics.refreshed(ids.length - failed.length, failed.length);
    return { refreshed: ids.length - failed.length, failed };
  }

  async #refreshTables(ids: readonly string[], known: readonly KnownFailure[]): Promise<Refreshed> {
    const aside = new Set(known.filter(({ isSetAside }) => isSetAside).map(keyOf));
    const failures: FieldFailure[] = [];
    const shown = new Map<string, Shown>();
    for (const [table, own] of await this.figures.sortByTable(ids)) {
      const bound = this.figures.tables.get(table);
      if (bound === undefined) continue;
      const began = performance.now();
      const result = await refreshThings(table, bound, own, (id, field) => aside.has(keyOf({ id, field })));
      const computeMs = (performance.now() - began) / own.length;
      for (const id of own) shown.set(id, { changes: result.changes.get(id) ?? 0, computeMs, retryAt: null });
      failures.push(...result.failures);
    }
    return { failures, shown };
  }

  /** Returns until when what has failed now is set aside. */
  async #noteFailures(things: readonly ClaimedThing[], failures: readonly FieldFailure[], known: readonly KnownFailure[]): Promise<KnownFailure[]> {
    const organisations = new Map(things.map(({ id, organisationId }) => [id, organisationId]));
    const failed = new Set(failures.map(keyOf));
    await this.setAside.clear(known.filter((one) => one.failures > 0 && !one.isSetAside && !failed.has(keyOf(one))));
    return this.setAside.add(failures.map((one) => ({ ...one, organisationId: organisations.get(one.id)! })));
  }
}

const keyOf = ({ id, field }: { readonly id: string; readonly field: string }): string => `${id} ${field}`;
