import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { Currency } from '../shared/currencies.js';
import type { DonorId, OrganisationId } from '../shared/ids.js';
import { moneyFromText, type Money } from '../shared/money.js';

/** What somebody has given, less what went back to them. */
export interface Giving {
  /** One for each currency. */
  readonly given: readonly Money[];
  readonly gifts: number;
  readonly lastAt: Date | null;
}

export const NOTHING_GIVEN: Giving = { given: [], gifts: 0, lastAt: null };

/** By the ledger's index of donors, one statement however many there are. */
const GIVING_SQL = `
  SELECT donor_id AS "donorId", currency, sum(amount)::text AS amount, count(*) FILTER (WHERE amount > 0)::integer AS gifts, max(created_at) FILTER (WHERE amount > 0) AS "lastAt"
  FROM ledger_entries
  WHERE account = 'campaign' AND donor_id = ANY ($1::uuid[])
  GROUP BY donor_id, currency ORDER BY currency`;

interface Row {
  readonly donorId: DonorId;
  readonly currency: Currency;
  readonly amount: string;
  readonly gifts: number;
  readonly lastAt: Date | null;
}

/** What people have given, as the ledger has it. */
@Injectable()
export class GivingReader {
  constructor(private readonly transactions: Transactions) {}

  /** By donor; those who never gave are missing. */
  async ofDonors(organisationId: OrganisationId, ids: readonly DonorId[]): Promise<ReadonlyMap<DonorId, Giving>> {
    const rows = await this.transactions.run({ organisationId }, (tx) => tx.rows<Row>(GIVING_SQL, [ids]));
    const givings = new Map<DonorId, Giving>();
    for (const row of rows) givings.set(row.donorId, withRow(givings.get(row.donorId) ?? NOTHING_GIVEN, row));
    return givings;
  }
}

function withRow({ given, gifts, lastAt }: Giving, row: Row): Giving {
  const later = lastAt === null || (row.lastAt !== null && row.lastAt > lastAt) ? row.lastAt : lastAt;
  return { given: [...given, moneyFromText(row.amount, row.currency)], gifts: gifts + row.gifts, lastAt: later };
}
