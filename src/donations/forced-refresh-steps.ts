import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { OrganisationId } from '../shared/ids.js';
import type { FigureKind } from './figure-kinds.js';
import { borrowStepsSql, nextStepsSql, noteStepsSql } from './forced-refresh-steps.sql.js';

/** A refresh as its job names it. */
export interface RefreshName {
  readonly refreshId: string;
  readonly organisationId: OrganisationId;
}

/** Steps that are taken together: of things of one kind one field, or all of their totals. */
export interface StepBatch {
  readonly position: number;
  readonly kind: FigureKind;
  readonly fields: readonly string[];
  readonly ids: readonly string[];
}

/** What became of one step: values as JSON texts, or the reason why there is none. */
export interface StepResult {
  readonly id: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly asOf: Date | null;
  readonly failure: string | null;
}

/** How far the work at a forced refresh is. All of it lies in the database, so that anybody can go on with it. */
@Injectable()
export class ForcedRefreshSteps {
  constructor(private readonly transactions: Transactions) {}

  /** Says that somebody works at it, and for how long already, in milliseconds; null where there is nothing left to do. */
  async begin({ refreshId, organisationId }: RefreshName): Promise<number | null> {
    const row = await this.transactions.run({ organisationId }, (tx) =>
      tx.row<{ ms: number }>(
        `UPDATE forced_refreshes SET begun_at = coalesce(begun_at, now()), worked_at = now() WHERE id = $1 AND finished_at IS NULL
         RETURNING extract(epoch FROM now() - begun_at)::float8 * 1000 AS ms`,
        [refreshId],
      ),
    );
    return row && row.ms;
  }

  next({ refreshId, organisationId }: RefreshName, most: number): Promise<StepBatch | null> {
    return this.transactions.run({ organisationId }, (tx) => tx.row<StepBatch>(nextStepsSql, [refreshId, most]));
  }

  /** Does without computing what another refresh has computed meanwhile. Returns the ids that remain. */
  async borrow({ refreshId, organisationId }: RefreshName, ids: readonly string[], field: string): Promise<readonly string[]> {
    const rows = await this.transactions.run({ organisationId }, (tx) => tx.rows<{ id: string }>(borrowStepsSql, [refreshId, ids, field]));
    const borrowed = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => !borrowed.has(id));
  }

  async note({ refreshId, organisationId }: RefreshName, results: readonly StepResult[]): Promise<void> {
    const columns = [
      results.map(({ id }) => id),
      results.map(({ field }) => field),
      results.map(({ before }) => before),
      results.map(({ after }) => after),
      results.map(({ asOf }) => asOf),
      results.map(({ failure }) => failure),
    ];
    await this.transactions.run({ organisationId }, async (tx) => {
      await tx.rows(noteStepsSql, [refreshId, ...columns]);
      await tx.rows(`UPDATE forced_refreshes SET worked_at = now() WHERE id = $1`, [refreshId]);
    });
  }

  /** Gives up what has not been done. */
  async failRest({ refreshId, organisationId }: RefreshName, failure: string): Promise<void> {
    await this.transactions.run({ organisationId }, (tx) =>
      tx.rows(`UPDATE forced_refresh_steps SET failure = $2, done_at = now() WHERE refresh_id = $1 AND done_at IS NULL`, [refreshId, failure]),
    );
  }

  async finish({ refreshId, organisationId }: RefreshName): Promise<void> {
    await this.transactions.run({ organisationId }, (tx) =>
      tx.rows(
        `UPDATE forced_refreshes SET finished_at = now() WHERE id = $1 AND finished_at IS NULL
         AND NOT EXISTS (SELECT FROM forced_refresh_steps WHERE refresh_id = $1 AND done_at IS NULL)`,
        [refreshId],
      ),
    );
  }

  /** Unfinished refreshes at which nobody has worked for so long: their jobs are lost. */
  listAbandoned(forSeconds: number, most: number): Promise<RefreshName[]> {
    return this.transactions.run('platform', (tx) =>
      tx.rows<RefreshName>(
        `SELECT id AS "refreshId", organisation_id AS "organisationId" FROM forced_refreshes
         WHERE finished_at IS NULL AND coalesce(worked_at, requested_at) < now() - make_interval(secs => $1)
         ORDER BY requested_at LIMIT $2`,
        [forSeconds, most],
      ),
    );
  }
}
