import { toSafeInteger } from '../database/bigint-column.js';
import type { Transaction } from '../database/transaction.js';
import type { Currency } from '../shared/currencies.js';

/** What was booked in one currency, in minor units. */
export interface ClosingSums {
  readonly currency: Currency;
  /** Gifts captured, and their sum. */
  readonly gifts: number;
  readonly captured: number;
  /** Movements that took something back or brought it again, and what they took in all. */
  readonly refunds: number;
  readonly disputes: number;
  readonly givenBack: number;
  /** What remains: `captured` less `givenBack`. */
  readonly raised: number;
  /** Fees that donors covered besides, less what of them was given back. */
  readonly coveredFees: number;
}

/** The figures of something that has ended, as its ledger has them. */
export interface ClosingFigures {
  /** One for each currency in which something was booked, by its code. */
  readonly sums: readonly ClosingSums[];
  readonly gifts: number;
  /** Distinct people whose gifts were not all given back. */
  readonly donors: number;
}

/** Figures and the one snapshot in which all of them were read. */
export interface ReadFigures {
  readonly figures: ClosingFigures;
  readonly snapshot: string;
  readonly asOf: Date;
}

/**
 * One statement, so one snapshot, over the entries themselves: no figure that was kept for readers is asked. $1: the
 * campaign or giving day. By the ledger's index of campaigns.
 */
const FOLD_SQL = `
  WITH entry AS MATERIALIZED (
    SELECT entry.account, entry.amount, entry.currency, entry.donor_id, movement.kind
    FROM ledger_entries entry JOIN ledger_transactions movement ON movement.id = entry.transaction_id
    WHERE entry.account IN ('campaign', 'covered_fees')
      AND entry.campaign_id IN (SELECT id FROM campaigns WHERE id = $1 OR giving_day_id = $1)
  ), sums AS (
    SELECT currency,
           count(*) FILTER (WHERE account = 'campaign' AND kind = 'capture')::integer AS gifts,
           count(*) FILTER (WHERE account = 'campaign' AND kind = 'refund')::integer AS refunds,
           count(*) FILTER (WHERE account = 'campaign' AND kind IN ('dispute', 'dispute_reversal'))::integer AS disputes,
           coalesce(sum(amount) FILTER (WHERE account = 'campaign' AND kind = 'capture'), 0)::text AS captured,
           coalesce(-sum(amount) FILTER (WHERE account = 'campaign' AND kind <> 'capture'), 0)::text AS given_back,
           coalesce(sum(amount) FILTER (WHERE account = 'campaign'), 0)::text AS raised,
           coalesce(sum(amount) FILTER (WHERE account = 'covered_fees'), 0)::text AS covered_fees
    FROM entry GROUP BY currency
  ), donors AS (
    SELECT count(DISTINCT donor_id)::integer AS donors
    FROM (SELECT donor_id FROM entry WHERE account = 'campaign' GROUP BY donor_id, currency HAVING sum(amount) > 0) giving
  )
  SELECT pg_current_snapshot()::text AS snapshot, statement_timestamp() AS as_of, donors.donors, sums.*
  FROM donors LEFT JOIN sums ON true
  ORDER BY sums.currency`;

interface SumsRow {
  snapshot: string;
  as_of: Date;
  donors: number;
  currency: Currency | null;
  gifts: number;
  refunds: number;
  disputes: number;
  captured: string;
  given_back: string;
  raised: string;
  covered_fees: string;
}

/** Computed now, from the ledger alone. @throws RangeError where a sum cannot be held exactly. */
export async function readClosingFigures(tx: Transaction, id: string): Promise<ReadFigures> {
  const rows = await tx.rows<SumsRow>(FOLD_SQL, [id]);
  const [first] = rows;
  if (first === undefined) throw new Error('the ledger told nothing');
  const sums = rows.flatMap((row) => (row.currency === null ? [] : [toSums(row, row.currency)]));
  const gifts = sums.reduce((sum, of) => sum + of.gifts, 0);
  return { figures: { sums, gifts, donors: first.donors }, snapshot: first.snapshot, asOf: first.as_of };
}

function toSums({ gifts, refunds, disputes, captured, given_back, raised, covered_fees }: SumsRow, currency: Currency): ClosingSums {
  return {
    ...{ currency, gifts, refunds, disputes },
    captured: toSafeInteger(captured),
    givenBack: toSafeInteger(given_back),
    raised: toSafeInteger(raised),
    coveredFees: toSafeInteger(covered_fees),
  };
}
