import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { OrganisationId } from '../../shared/ids.js';
import type { ClaimedThing, DueCount, NextRefresh, RefreshPlan } from './refresh-plan.js';
import { claimSql, countDueSql, findPlanSql, keepSql, listHotSql, noteChangedSql, releaseSql, settleSql, wakeSql } from './refresh-plans.sql.js';

export interface ChangedThing {
  readonly id: string;
  readonly organisationId: OrganisationId;
}

/** When each thing is next to be refreshed. It stands in the database: a lost plan would be a figure that nobody refreshes. */
@Injectable()
export class RefreshPlans {
  constructor(private readonly transactions: Transactions) {}

  async noteChanged(changed: readonly ChangedThing[]): Promise<void> {
    if (changed.length === 0) return;
    await this.#rows(noteChangedSql, [changed.map(({ id }) => id), changed.map(({ organisationId }) => organisationId)]);
  }

  /** Read again after a day in which nobody did. Returns how many had been demoted and are due for it. */
  async wake(ids: readonly string[]): Promise<number> {
    return ids.length === 0 ? 0 : (await this.#rows(wakeSql, [ids])).length;
  }

  /** Counts no further than `most`. */
  async countDue(most: number): Promise<DueCount> {
    const [count] = await this.#rows<DueCount>(countDueSql, [most]);
    return count ?? { due: 0, dirty: 0, overdueSeconds: 0 };
  }

  /** Takes the most urgent of what is due; what one batch has taken no other gets. */
  claim(most: number): Promise<ClaimedThing[]> {
    return this.#rows<ClaimedThing>(claimSql, [most]);
  }

  async keep(ids: readonly string[]): Promise<void> {
    await this.#rows(keepSql, [ids]);
  }

  async release(ids: readonly string[]): Promise<void> {
    await this.#rows(releaseSql, [ids]);
  }

  async settle(refreshes: readonly NextRefresh[]): Promise<void> {
    const column = <Value>(of: (next: NextRefresh) => Value) => refreshes.map(of);
    await this.#rows(settleSql, [
      column(({ id }) => id),
      column(({ nextAt }) => nextAt),
      column(({ cadence }) => cadence?.rank ?? 0),
      column(({ cadence }) => (cadence?.everyMs == null ? null : Math.round(cadence.everyMs))),
      column(({ readAt }) => readAt),
      column(({ readsPerSecond }) => readsPerSecond),
      column(({ cadence }) => cadence?.isDemoted ?? false),
      column(({ cadence }) => cadence && JSON.stringify(cadence)),
    ]);
  }

  /** Null for what is neither refreshed by the clock nor has ever changed. */
  async find(id: string): Promise<RefreshPlan | null> {
    return (await this.#rows<RefreshPlan>(findPlanSql, [id]))[0] ?? null;
  }

  /** The likeliest to be read soon first. */
  async listHot(most: number): Promise<string[]> {
    return (await this.#rows<{ id: string }>(listHotSql, [most])).map(({ id }) => id);
  }

  #rows<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
  }
}
