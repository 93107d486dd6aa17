import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { AuditLog } from '../../organisations/audit-log.js';
import { Clock } from '../../shared/clock.js';
import { DomainError, type Fault } from '../../shared/domain-error.js';
import type { OrganisationId } from '../../shared/ids.js';
import { countForgettableSql, getRetentionSql, saveRetentionSql } from './donor-retention.sql.js';

/**
 * Receipts name the donor, and are to be kept for so long: six years after the year of the gift in the United Kingdom, ten in
 * Germany. Shorter than the shorter of the two cannot be chosen, and the longer one is what is proposed.
 */
export const FEWEST_YEARS = 7;
export const MOST_YEARS = 50;
export const PROPOSED_YEARS = 10;

/** Nobody is forgotten sooner after it was switched on. */
export const GRACE_HOURS = 24;

/** Counted no further: that many is as good as any number above. */
export const MOST_COUNTED = 100_000;

/** What an organisation has decided, and how its latest run went. */
export interface DonorRetention {
  readonly years: number;
  readonly beginsAt: Date;
  /** `2026-11-01`; null before the first run. */
  readonly month: string | null;
  readonly endedAt: Date | null;
  readonly erased: number;
  /** Those with a gift or a mail on its way, who are looked at again next month. */
  readonly leftAlone: number;
}

export class RetentionRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'validation_failed';
  override readonly faults: readonly Fault[] = [{ field: 'years', code: 'out_of_range', message: `must be a whole number from ${FEWEST_YEARS} to ${MOST_YEARS}` }];

  constructor() {
    super(`Donors can be forgotten after ${FEWEST_YEARS} to ${MOST_YEARS} years without a gift.`);
  }
}

/** After how many years without a gift an organisation's donors are forgotten. It says so itself; without a word from it none ever is. */
@Injectable()
export class DonorRetentions {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Null where none is forgotten by age. */
  get(organisationId: OrganisationId): Promise<DonorRetention | null> {
    return this.transactions.run({ organisationId }, (tx) => tx.row<DonorRetention>(getRetentionSql, [organisationId]));
  }

  /** How many a run would forget now, up to {@link MOST_COUNTED}. Changes nothing. @throws RetentionRefused */
  async count(organisationId: OrganisationId, years: number): Promise<number> {
    const since = yearsBefore(this.clock.now(), checked(years));
    const row = await this.transactions.run({ organisationId }, (tx) => tx.row<{ donors: number }>(countForgettableSql, [organisationId, since, MOST_COUNTED]));
    return row?.donors ?? 0;
  }

  /** `years` null: none is forgotten by age any more. @throws RetentionRefused */
  async set(organisationId: OrganisationId, years: number | null, actor: string): Promise<void> {
    if (years !== null) checked(years);
    const now = this.clock.now();
    await this.transactions.run({ organisationId }, async (tx) => {
      if (years === null) await tx.rows(`DELETE FROM donor_retentions WHERE organisation_id = $1`, [organisationId]);
      else await tx.rows(saveRetentionSql, [organisationId, years, now, actor, new Date(now.getTime() + GRACE_HOURS * 3_600_000)]);
      await this.audit.add(tx, { organisationId, actor, action: 'donors.retention-set', subject: `organisation:${organisationId}`, detail: { years } });
    });
  }
}

function checked(years: number): number {
  if (!Number.isInteger(years) || years < FEWEST_YEARS || years > MOST_YEARS) throw new RetentionRefused();
  return years;
}

function yearsBefore(now: Date, years: number): Date {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then;
}
