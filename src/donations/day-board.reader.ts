import { Injectable } from '@nestjs/common';
import { toSafeInteger } from '../database/bigint-column.js';
import { Transactions } from '../database/transactions.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, GivingDayId, OrganisationId } from '../shared/ids.js';
import type { Slug } from '../shared/slug.js';
import { countAttemptsSql, listBoardSql } from './day-board.sql.js';

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

export interface DayBoard {
  /** How many it has. */
  readonly campaigns: number;
  /** What those in the day's own currency are to raise, in minor units; null where none says. */
  readonly goal: number | null;
  /** Those that had raised most when their figures were last kept. */
  readonly contenders: readonly Contender[];
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

  async getBoard({ id, organisationId, currency }: Day, limit: number): Promise<DayBoard> {
    const rows = await this.#rows<Omit<Contender, 'goal'> & { goal: string | null; goals: string | null; campaigns: number }>(organisationId, listBoardSql, [id, currency, limit]);
    const contenders = rows.map(({ campaigns: _all, goals: _sum, goal, ...row }) => ({ ...row, goal: minorUnitsOf(goal) }));
    return { campaigns: rows[0]?.campaigns ?? 0, goal: minorUnitsOf(rows[0]?.goals ?? null), contenders };
  }

  /** Of the whole organisation since `since`, and of its latest where there are very many. */
  async countAttempts(organisationId: OrganisationId, since: Date): Promise<Attempts> {
    const [row] = await this.#rows<Attempts>(organisationId, countAttemptsSql, [organisationId, since]);
    return row ?? { failed: 0, captured: 0 };
  }

  #rows<Row>(organisationId: OrganisationId, sql: string, parameters: unknown[]): Promise<Row[]> {
    return this.transactions.readTogether({ organisationId }, (tx) => tx.rows<Row>(sql, parameters));
  }
}

function minorUnitsOf(text: string | null): number | null {
  return text === null ? null : toSafeInteger(text);
}
