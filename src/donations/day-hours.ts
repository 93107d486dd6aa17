import { Injectable } from '@nestjs/common';
import { toSafeInteger } from '../database/bigint-column.js';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, GivingDayId, OrganisationId } from '../shared/ids.js';
import { findLackingSql, sumHoursSql } from './day-hours.sql.js';
import { MissingHours } from './missing-hours.js';

/** What an hour brought all campaigns of a day together, in the day's currency. */
export interface HourSum {
  readonly hour: Date;
  readonly raised: number;
  /** Null where one of the figures was kept before gifts were counted. */
  readonly gifts: number | null;
}

export interface HourSums {
  readonly hours: readonly HourSum[];
  /** Everything booked until then is in them, but for the campaigns that are missing. */
  readonly asOf: Date;
  /** Campaigns that have gifts, but whose hours nobody has computed yet: nothing of theirs is in the sums. */
  readonly missing: number;
}

interface Day {
  readonly id: GivingDayId;
  readonly organisationId: OrganisationId;
  readonly currency: Currency;
}

interface Lacking {
  readonly missing: readonly CampaignId[];
  readonly since: Date | null;
  readonly now: Date;
}

/** The few hours of a small day are worth waiting for; nobody waits for those of a large one. In milliseconds. */
const PATIENCE_MS = 100;

/** The hours of a giving day, added up from its campaigns' figures: no reader adds up its gifts. */
@Injectable()
export class DayHours {
  constructor(
    private readonly transactions: Transactions,
    private readonly missing: MissingHours,
  ) {}

  /** What is kept, at once. What is missing is computed behind it, for those who look next. */
  async of(day: Day): Promise<HourSums> {
    const sums = await this.#read(day);
    if (sums.missing.length === 0) return counted(sums);
    const isGathered = await isInTime(this.missing.gather(day.id, sums.missing));
    return counted(isGathered ? await this.#read(day) : sums);
  }

  #read(day: Day) {
    return this.transactions.readOnce({ organisationId: day.organisationId }, async (tx) => {
      const lacking = await tx.row<Lacking>(findLackingSql, [day.id]);
      return { ...(lacking as Lacking), hours: await sumHours(tx, day) };
    });
  }
}

async function sumHours(tx: Transaction, { id, currency }: Day): Promise<HourSum[]> {
  const rows = await tx.rows<{ hour: Date; raised: string; gifts: number | null }>(sumHoursSql, [id, currency]);
  return rows.map(({ raised, ...row }) => ({ ...row, raised: toSafeInteger(raised) }));
}

function counted({ hours, missing, since, now }: Lacking & Pick<HourSums, 'hours'>): HourSums {
  return { hours, asOf: since ?? now, missing: missing.length };
}

function isInTime(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS, false)));
  return Promise.race([work.then(() => true), late]).finally(() => clearTimeout(timer));
}
