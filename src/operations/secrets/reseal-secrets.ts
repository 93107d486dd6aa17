import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { Transactions } from '../../database/transactions.js';
import { SealedSecrets } from '../../organisations/sealed-secrets.js';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns.js';

/** Secrets that one transaction looks at. */
const BATCH = 100;

export interface Resealed {
  /** Sealed anew. */
  readonly resealed: number;
  /** Sealed under the present key already. */
  readonly present: number;
  /** Sealed under a key that nobody has named. */
  readonly unreadable: number;
}

interface SealedRow {
  readonly owner: string;
  readonly sealed: Buffer;
}

/**
 * Seals under the present `SECRET_KEY` what was sealed under another that is still named. Batch by batch, each its own
 * transaction: stopped at any moment, nothing is lost, and whoever starts it again has the rest done.
 */
@Injectable()
export class ResealSecrets {
  constructor(
    private readonly transactions: Transactions,
    private readonly secrets: SealedSecrets,
  ) {}

  async run(): Promise<Resealed> {
    const sum = { resealed: 0, present: 0, unreadable: 0 };
    for (const column of SEALED_COLUMNS) {
      let after: string | null = null;
      do {
        const { last, ...counts } = await this.#step(column, after);
        for (const name of ['resealed', 'present', 'unreadable'] as const) sum[name] += counts[name];
        after = last;
      } while (after !== null);
    }
    return sum;
  }

  /** `last`: whose secret was looked at last; null where there was none. */
  #step(column: SealedColumn, after: string | null): Promise<Resealed & { last: string | null }> {
    return this.transactions.run('platform', async (tx) => {
      const rows = await tx.rows<SealedRow>(column.lockSql, [after, BATCH]);
      const counts = { resealed: 0, present: 0, unreadable: 0 };
      for (const row of rows) counts[await this.#reseal(tx, column, row)] += 1;
      return { ...counts, last: rows.at(-1)?.owner ?? null };
    });
  }

  async #reseal(tx: Transaction, { saveSql }: SealedColumn, { owner, sealed }: SealedRow): Promise<keyof Resealed> {
    if (this.secrets.isOfPresentKey(sealed, owner)) return 'present';
    const secret = this.secrets.openOrNull(sealed, owner);
    if (secret === null) return 'unreadable';
    await tx.rows(saveSql, [owner, this.secrets.seal(secret, owner)]);
    return 'resealed';
  }
}
