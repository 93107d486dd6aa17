import { Injectable } from '@nestjs/common';
import { snapshotColumn, valueColumn } from '../../cached-fields/additive/additive-entity.js';
import { CachedFieldsExplorer } from '../../cached-fields/cached-fields.explorer.js';
import { isFold } from '../../cached-fields/cached-field.accessor.js';
import { FigureCore } from '../../cached-fields/figure-core.js';
import { Transactions } from '../../database/transactions.js';
import type { Transaction } from '../../database/transaction.js';
import { LEDGER_FOLD } from '../../donations/ledger-fold.sql.js';

/**
 * Makes the journal of figures anew from the ledger, and everything that was computed from it. Needed after a logical
 * restore, which starts transaction ids over: snapshots from before mean nothing then. Gifts wait while it runs.
 */
@Injectable()
export class RebuildFigures {
  constructor(
    private readonly figures: CachedFieldsExplorer,
    private readonly core: FigureCore,
    private readonly transactions: Transactions,
  ) {}

  /** Returns for how many things there are figures. */
  async run(): Promise<{ rebuilt: number }> {
    const ids = await this.transactions.run('platform', async (tx) => {
      await tx.rows(`SET LOCAL statement_timeout = 0`);
      // Whoever is booking has ended before the fold, or books its steps after it.
      await tx.rows(`LOCK TABLE ledger_steps IN SHARE ROW EXCLUSIVE MODE`);
      await tx.rows(`DELETE FROM ledger_steps`);
      await tx.rows(`DELETE FROM journal_horizons`);
      const rows = await tx.rows<{ id: string }>(
        `INSERT INTO ledger_steps (organisation_id, scope_id, currency, raised, gifts, donors) ${LEDGER_FOLD} RETURNING scope_id AS id`,
      );
      for (const table of this.figures.tables.keys()) await this.#reset(tx, table);
      return [...new Set(rows.map(({ id }) => id))];
    });
    await this.core.hashes.forget(ids);
    await Promise.all([...this.figures.tables.values()].flatMap(({ computed }) => [...computed.values()].map((figure) => figure.forget(ids))));
    return { rebuilt: ids.length };
  }

  /** As if nothing had been counted yet: the next reading counts the new journal. */
  async #reset(tx: Transaction, table: string): Promise<void> {
    const columns = this.figures.registry.ofTable(table).flatMap((field) => {
      const nothing = isFold(field) ? (field.fold.isPerKind ? `'{}'` : '0') : 'NULL';
      return [`${valueColumn(field.column)} = ${nothing}`, `${snapshotColumn(field.column)} = '1:1:'`];
    });
    await tx.rows(`UPDATE ${table} SET ${columns.join(', ')}`);
  }
}
