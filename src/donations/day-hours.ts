import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { toSafeInteger } from '../database/bigint-column.js';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
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
  /** Campaigns whose hours nobody has computed yet: nothing of theirs is in the sums. Null where nothing has been added up yet. */
  readonly missing: number | null;
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

/** How long what was added up is shown again where the next is late. */
const SHOWN_AGAIN_MS = 60_000;

const MOST_DAYS = 500;

/** The hours of a giving day, added up from its campaigns' figures: no reader adds up its gifts. */
@Injectable()
export class DayHours {
  /** What comes within so long is worth waiting for; whoever has something older, or nothing yet, is shown that. In milliseconds. */
  readonly patienceMs: number = 100;
  readonly #last = new LRUCache<GivingDayId, HourSums>({ max: MOST_DAYS, ttl: SHOWN_AGAIN_MS });
  readonly #underWay = new Map<GivingDayId, Promise<HourSums>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly missing: MissingHours,
    private readonly clock: Clock,
  ) {}

  /** What is to be had at once, and says how old it is and what it lacks. The rest is computed behind it, for those who look next. */
  async of(day: Day): Promise<HourSums> {
    const coming = this.#underWay.get(day.id) ?? this.#start(day);
    return (await inTime(this.patienceMs, coming)) ?? this.#last.get(day.id) ?? { hours: [], asOf: this.clock.now(), missing: null };
  }

  #start(day: Day): Promise<HourSums> {
    const coming = this.#add(day).finally(() => this.#underWay.delete(day.id));
    this.#underWay.set(day.id, coming);
    coming.then((sums) => this.#last.set(day.id, sums), () => undefined);
    return coming;
  }

  async #add(day: Day): Promise<HourSums> {
    const sums = await this.#read(day);
    this.#last.set(day.id, counted(sums));
    if (sums.missing.length === 0) return counted(sums);
    // Of a small day that is soon done.
    const isGathered = await inTime(this.patienceMs, this.missing.gather(day.id, sums.missing).then(() => true));
    return counted(isGathered === true ? await this.#read(day) : sums);
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

/** Null where it takes longer; a fault that comes later is somebody else's, or nobody's. */
function inTime<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  work.catch(() => undefined);
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, ms, null)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
