import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import { Clock } from '../shared/clock.js';
import { isCurrency, type Currency } from '../shared/currencies.js';
import type { Fault } from '../shared/domain-error.js';
import type { OrganisationId } from '../shared/ids.js';
import { findHoldingSql, listGivenCurrenciesSql, listLimitsSql, lockOrganisationSql, saveLimitSql } from './refund-limits.sql.js';
import { RefundLimitsRefused } from './refunds.errors.js';

/** So long the stricter limit holds after it was raised or lifted, so that its others notice before it can be made use of. */
export const LOOSENED_AFTER_HOURS = 72;

/** From which amount of one donation a second person has to agree before it goes back. */
export interface RefundLimit {
  readonly currency: Currency;
  /** Minor units; null once there is none any more, and the former one still holds. */
  readonly amount: number | null;
  /** The stricter one, while it holds. */
  readonly held: { readonly amount: number; readonly until: Date } | null;
}

export interface LimitWish {
  readonly currency: string;
  /** Minor units; null lifts it. */
  readonly amount: number | null;
}

interface LimitRow {
  readonly currency: Currency;
  readonly amount: string | null;
  readonly held: string | null;
  readonly heldUntil: Date | null;
}

/** From which amounts an organisation has refunds wait for a second person. It says so itself; without a word from it none ever waits. */
@Injectable()
export class RefundLimits {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** By currency; those that hold nothing any more are left out. */
  list(organisationId: OrganisationId): Promise<RefundLimit[]> {
    return this.transactions.readTogether({ organisationId }, (tx) => this.#listIn(tx, organisationId));
  }

  /** What its donors give in, and what has a limit, in the order of the alphabet. */
  async listCurrencies(organisationId: OrganisationId): Promise<Currency[]> {
    const rows = await this.transactions.run({ organisationId }, (tx) => tx.rows<{ currency: Currency }>(listGivenCurrenciesSql, [organisationId]));
    const limited = (await this.list(organisationId)).map(({ currency }) => currency);
    return [...new Set([...rows.map(({ currency }) => currency), ...limited])].toSorted();
  }

  /** What holds at this moment, in minor units; null where refunds in the currency never wait. */
  find(organisationId: OrganisationId, currency: Currency): Promise<number | null> {
    return this.transactions.run({ organisationId }, (tx) => this.holdingIn(tx, organisationId, currency));
  }

  async holdingIn(tx: Transaction, organisationId: OrganisationId, currency: Currency): Promise<number | null> {
    const row = await tx.row<{ holding: string | null }>(findHoldingSql, [organisationId, currency, this.clock.now()]);
    return row?.holding ? Number(row.holding) : null;
  }

  /** Only the currencies that are named change. Stricter ones hold at once, looser ones in three days. @throws RefundLimitsRefused */
  async set(organisationId: OrganisationId, wishes: readonly LimitWish[], actor: string): Promise<void> {
    const wanted = checked(wishes);
    await this.transactions.run({ organisationId }, async (tx) => {
      await tx.rows(lockOrganisationSql, [organisationId]);
      const kept = new Map((await this.#listIn(tx, organisationId)).map((limit) => [limit.currency, limit]));
      for (const [currency, amount] of wanted) await this.#decide(tx, organisationId, { currency, amount }, kept.get(currency) ?? null, actor);
    });
  }

  async #decide(tx: Transaction, organisationId: OrganisationId, { currency, amount }: { currency: Currency; amount: number | null }, kept: RefundLimit | null, actor: string): Promise<void> {
    if ((kept?.amount ?? null) === amount) return;
    const now = this.clock.now();
    const holding = kept === null ? null : Math.min(kept.amount ?? Infinity, kept.held?.amount ?? Infinity);
    const isLooser = holding !== null && (amount ?? Infinity) > holding;
    const heldUntil = isLooser ? new Date(now.getTime() + LOOSENED_AFTER_HOURS * 3_600_000) : null;
    await tx.rows(saveLimitSql, [organisationId, currency, amount, isLooser ? holding : null, heldUntil, now, actor]);
    const detail = { currency, amount, before: kept?.amount ?? null, heldUntil };
    await this.audit.add(tx, { organisationId, actor, action: 'refund-limit.set', subject: `organisation:${organisationId}`, detail });
  }

  async #listIn(tx: Transaction, organisationId: OrganisationId): Promise<RefundLimit[]> {
    const now = this.clock.now();
    const rows = await tx.rows<LimitRow>(listLimitsSql, [organisationId]);
    return rows.map((row) => toLimit(row, now)).filter(({ amount, held }) => amount !== null || held !== null);
  }
}

function toLimit({ currency, amount, held, heldUntil }: LimitRow, now: Date): RefundLimit {
  const isHeld = held !== null && heldUntil !== null && heldUntil > now;
  return { currency, amount: amount === null ? null : Number(amount), held: isHeld ? { amount: Number(held), until: heldUntil } : null };
}

/** @throws RefundLimitsRefused */
function checked(wishes: readonly LimitWish[]): Map<Currency, number | null> {
  const wanted = new Map<Currency, number | null>();
  const faults: Fault[] = [];
  for (const [at, { currency, amount }] of wishes.entries()) {
    if (!isCurrency(currency)) faults.push({ field: `limits.${at}.currency`, code: 'unknown_currency', message: 'is no currency that gifts can be booked in' });
    else if (wanted.has(currency)) faults.push({ field: `limits.${at}.currency`, code: 'repeated', message: 'is named more than once' });
    else if (amount !== null && (!Number.isSafeInteger(amount) || amount < 1)) faults.push({ field: `limits.${at}.amount`, code: 'out_of_range', message: 'must be a whole number of minor units, 1 at the least' });
    else wanted.set(currency, amount);
  }
  if (faults.length > 0) throw new RefundLimitsRefused(faults);
  return wanted;
}
