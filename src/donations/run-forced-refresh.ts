import { Injectable } from '@nestjs/common';
import { CachedFieldsExplorer } from '../cached-fields/cached-fields.explorer.js';
import type { CachedFigure } from '../cached-fields/reading.js';
import { isOutage } from '../database/outage.js';
import { Log, reasonOf } from '../shared/log.js';
import { FIGURE_TABLES } from './figure-kinds.js';
import { ForcedRefreshSteps, type RefreshName, type StepBatch, type StepResult } from './forced-refresh-steps.js';
import { isTooSlow, refusalText } from './forced-refresh-failures.js';

/** Things of which one field is computed together. */
const BATCH = 100;

/** What has not been computed after so long, in milliseconds, is given up, so that nobody waits for ever. */
const LONGEST_MS = 10 * 60_000;

type Figure = CachedFigure<string, unknown>;

/** Carries out a forced refresh, field by field; begun again after a crash, it goes on with the batch at which it was. */
@Injectable()
export class RunForcedRefresh {
  readonly #log: Log;

  constructor(
    private readonly steps: ForcedRefreshSteps,
    private readonly figures: CachedFieldsExplorer,
    log: Log,
  ) {
    this.#log = log.in('figures');
  }

  /** @throws where the database is out of reach: whoever runs it tries again. */
  async run(refresh: RefreshName): Promise<void> {
    const workedForMs = await this.steps.begin(refresh);
    if (workedForMs === null) return;
    const deadline = performance.now() + LONGEST_MS - workedForMs;
    for (;;) {
      const batch = await this.steps.next(refresh, BATCH);
      if (batch === null) break;
      if (performance.now() > deadline) await this.steps.failRest(refresh, 'It was not computed within ten minutes.');
      else await this.#take(refresh, batch, deadline);
    }
    await this.steps.finish(refresh);
  }

  async #take(refresh: RefreshName, batch: StepBatch, deadline: number): Promise<void> {
    const ids = await this.steps.borrow(refresh, batch);
    if (ids.length === 0) return;
    const figure = this.#figureOf(batch);
    const results = figure === null ? ids.map((id) => toFailure(id, 'There is no such figure any more.')) : await this.#refresh(figure, ids, deadline, batch);
    await this.steps.note(refresh, batch, results);
  }

  /** One query for all; where that fails for what it found, it is halved until what makes it fail stands alone. */
  async #refresh(figure: Figure, ids: readonly string[], deadline: number, batch: StepBatch): Promise<StepResult[]> {
    try {
      const before = await figure.ofMany(ids).catch(() => new Map<string, never>());
      const after = await figure.ofMany(ids, { forceRefresh: true });
      return ids.map((id) => toResult(id, before.get(id), after.get(id)));
    } catch (error) {
      if (isOutage(error) && !isTooSlow(error)) throw error;
      if (ids.length === 1 || performance.now() > deadline) return this.#refuse(ids, batch, error);
      const middle = Math.ceil(ids.length / 2);
      return [...(await this.#refresh(figure, ids.slice(0, middle), deadline, batch)), ...(await this.#refresh(figure, ids.slice(middle), deadline, batch))];
    }
  }

  #refuse(ids: readonly string[], { kind, field }: StepBatch, error: unknown): StepResult[] {
    this.#log.error({ kind, field, ids, reason: reasonOf(error) }, 'figure cannot be refreshed');
    return ids.map((id) => toFailure(id, refusalText(error)));
  }

  #figureOf({ kind, field }: StepBatch): Figure | null {
    const registered = this.figures.registry.find(FIGURE_TABLES[kind], field);
    return registered === undefined ? null : ((registered.provider as Record<string, unknown>)[field] as Figure);
  }
}

interface Value {
  readonly value: unknown;
  readonly asOf: Date;
}

function toResult(id: string, before: Value | undefined, after: Value | undefined): StepResult {
  if (after === undefined) return toFailure(id, 'It is gone.');
  return { id, before: before === undefined ? null : JSON.stringify(before.value), after: JSON.stringify(after.value), asOf: after.asOf, failure: null };
}

function toFailure(id: string, failure: string): StepResult {
  return { id, before: null, after: null, asOf: null, failure };
}
