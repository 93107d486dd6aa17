import { Injectable } from '@nestjs/common';
import { CachedFieldsExplorer } from '../cached-fields/cached-fields.explorer.js';
import type { CachedFigure } from '../cached-fields/reading.js';
import { isOutage } from '../database/outage.js';
import { Log, reasonOf } from '../shared/log.js';
import { FIGURE_TABLES, type FigureKind } from './figure-kinds.js';
import { ForcedRefreshSteps, type RefreshName, type StepBatch, type StepResult } from './forced-refresh-steps.js';
import { isTooSlow, refusalText } from './forced-refresh-failures.js';

/** Things of which a field is computed together. */
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

  async #take(refresh: RefreshName, { kind, fields, ids }: StepBatch, deadline: number): Promise<void> {
    const wanted = await Promise.all(fields.map((field) => this.#open(refresh, kind, field, ids)));
    const due = wanted.filter((one) => one.ids.length > 0);
    // All of them before any is computed: what brings one total up to date does so with its siblings.
    const before = await Promise.all(due.map(async ({ figure, ids: left }) => (await figure?.ofMany(left).catch(() => null)) ?? new Map<string, never>()));
    const results: StepResult[] = [];
    for (const [at, one] of due.entries()) results.push(...(await this.#refresh(one, one.ids, before[at]!, deadline)));
    await this.steps.note(refresh, results);
  }

  async #open(refresh: RefreshName, kind: FigureKind, field: string, ids: readonly string[]): Promise<DueField> {
    const registered = this.figures.registry.find(FIGURE_TABLES[kind], field);
    const figure = registered === undefined ? null : ((registered.provider as Record<string, unknown>)[field] as Figure);
    return { kind, field, figure, ids: await this.steps.borrow(refresh, ids, field) };
  }

  /** One query for all; where that fails for what it found, it is halved until what makes it fail stands alone. */
  async #refresh(of: DueField, ids: readonly string[], before: Values, deadline: number): Promise<StepResult[]> {
    if (of.figure === null) return ids.map((id) => toFailure(id, of.field, 'There is no such figure any more.'));
    try {
      const after = await of.figure.ofMany(ids, { forceRefresh: true });
      return ids.map((id) => toResult(id, of.field, before.get(id), after.get(id)));
    } catch (error) {
      if (isOutage(error) && !isTooSlow(error)) throw error;
      if (ids.length === 1 || performance.now() > deadline) return this.#refuse(of, ids, error);
      const middle = Math.ceil(ids.length / 2);
      return [...(await this.#refresh(of, ids.slice(0, middle), before, deadline)), ...(await this.#refresh(of, ids.slice(middle), before, deadline))];
    }
  }

  #refuse({ kind, field }: DueField, ids: readonly string[], error: unknown): StepResult[] {
    this.#log.error({ kind, field, ids, reason: reasonOf(error) }, 'figure cannot be refreshed');
    return ids.map((id) => toFailure(id, field, refusalText(error)));
  }
}

/** One field of the things of a batch for which nobody else has computed it meanwhile. */
interface DueField {
  readonly kind: FigureKind;
  readonly field: string;
  /** Null where an older version planned what this one does not know. */
  readonly figure: Figure | null;
  readonly ids: readonly string[];
}

type Values = ReadonlyMap<string, Value>;

interface Value {
  readonly value: unknown;
  readonly asOf: Date;
}

function toResult(id: string, field: string, before: Value | undefined, after: Value | undefined): StepResult {
  if (after === undefined) return toFailure(id, field, 'It is gone.');
  return { id, field, before: before === undefined ? null : JSON.stringify(before.value), after: JSON.stringify(after.value), asOf: after.asOf, failure: null };
}

function toFailure(id: string, field: string, failure: string): StepResult {
  return { id, field, before: null, after: null, asOf: null, failure };
}
