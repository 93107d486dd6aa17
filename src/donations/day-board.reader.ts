import { Injectable } from '@nestjs/common';
import { toSafeInteger } from '../database/bigint-column.js';
import { Transactions } from '../database/transactions.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, GivingDayId, OrganisationId } from '../shared/ids.js';
import type { Slug } from '../shared/slug.js';
import { countAttemptsSql, listBoardSql, sumGoalsSql } from './day-board.sql.js';

interface Day {
  readonly id: GivingDayId;
  readonly organisationId: OrganisationId;
  readonly currency: Currency;
}

/** A campaign that may be among a day's leaders. */
export interface Contender {
  readonly id: CampaignId;
  readonly slug: Slug;
  readonly title: string;
  readonly currency: Currency;
  readonly goal: number | null;
}

/** How the attempts to give of the last minutes ended. */
export interface Attempts {
  readonly failed: number;
  readonly captured: number;
}

/** What a giving day's people look at all day, from figures that are kept: no reader adds up its gifts. */
@Injectable()
export class DayBoardReader {
  constructor(private readonly transactions: Transactions) {}

  /** Its campaigns that had raised most when their figures were last kept, and how many it has. */
  async listContenders({ id, organisationId, currency }: Day, limit: number): Promise<{ campaigns: number; contenders: Contender[] }> {
    const rows = await this.#rows<Omit<Contender, 'goal'> & { goal: string | null; campaigns: number }>(organisationId, listBoardSql, [id, currency, limit]);
    const contenders = rows.map(({ campaigns: _all, goal, ...row }) => ({ ...row, goal: goal === null ? null : toSafeInteger(goal) }));
    return { campaigns: rows[0]?.campaigns ?? 0, contenders };
  }

  /** What its campaigns are to raise, of those in the day's own currency; null where none says. Minor units. */
  async sumGoals({ id, organisationId, currency }: Day): Promise<number | null> {
    const [row] = await this.#rows<{ goal: string | null }>(organisationId, sumGoalsSql, [id, currency]);
    return row === undefined || row.goal === null ? null : toSafeInteger(row.goal);
  }

  /** Of the whole organisation since `since`, and of its latest where there are very many. */
  async countAttempts(organisationId: OrganisationId, since: Date): Promise<Attempts> {
    const [row] = await this.#rows<Attempts>(organisationId, countAttemptsSql, [organisationId, since]);
    return row ?? { failed: 0, captured: 0 };
  }

  #rows<Row>(organisationId: OrganisationId, sql: string, parameters: unknown[]): Promise<Row[]> {
    return this.transactions.run({ organisationId }, (tx) => tx.rows<Row>(sql, parameters));
  }
}
