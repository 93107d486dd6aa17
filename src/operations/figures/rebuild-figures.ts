import { Injectable } from '@nestjs/common';
import { snapshotColumn, valueColumn } from '../../cached-fields/additive/additive-entity.js';
import { CachedFieldsExplorer } from '../../cached-fields/cached-fields.explorer.js';
import { isFold } from '../../cached-fields/cached-field.accessor.js';
import { FigureCore } from '../../cached-fields/figure-core.js';
import { Transactions } from '../../database/transactions.js';
import type { Transaction } from '../../database/transaction.js';
import { forgetCampaignTagsSql } from '../../donations/campaign-tags.sql.js';
import { LEDGER_FOLD } from '../../donations/ledger-fold.sql.js';
import { forgetHorizonsSql } from '../../matches/moved-gifts.sql.js';

export interface Rebuilt {
  /** Things for which something was ever booked. */
  readonly rebuilt: number;
  /** Rows of the new journal: one for each thing and currency. */
  readonly steps: number;
  /** Things whose figures Redis has dropped; null where it was out of reach and may still hold what is wrong. */
  readonly forgotten: number | null;
}

const BATCH = 500;

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

  async run(): Promise<Rebuilt> {
    const counted = await this.transactions.run('platform', async (tx) => {
      await tx.rows(`SET LOCAL statement_timeout = 0`);
      await tx.rows(`LOCK TABLE campaign_tags, campaign_tag_horizons IN EXCLUSIVE MODE`);
      // Whoever is booking has ended before the fold, or books its steps after it.
      await tx.rows(`LOCK TABLE ledger_steps IN SHARE ROW EXCLUSIVE MODE`);
      await tx.rows(`DELETE FROM ledger_steps`);
      await tx.rows(`DELETE FROM journal_horizons`);
      await tx.rows(forgetCampaignTagsSql);
      await tx.rows(forgetHorizonsSql);
      const inserted = await tx.row<{ rebuilt: number; steps: number }>(`
        WITH inserted AS (
          INSERT INTO ledger_steps (organisation_id, scope_id, currency, raised, gifts, donors) ${LEDGER_FOLD} RETURNING scope_id
        )
        SELECT count(DISTINCT scope_id)::integer AS rebuilt, count(*)::integer AS steps FROM inserted`);
      for (const table of this.figures.tables.keys()) await this.#reset(tx, table);
      return inserted ?? { rebuilt: 0, steps: 0 };
    });
    return { ...counted, forgotten: await this.#forget() };
  }

  /** As if nothing had been counted yet: the next reading counts the new journal. */
  async #reset(tx: Transaction, table: string): Promise<void> {
    const columns = this.figures.registry.ofTable(table).flatMap((field) => {
      const nothing = isFold(field) ? (field.fold.isPerKind ? `'{}'` : '0') : 'NULL';
      return [`${valueColumn(field.column)} = ${nothing}`, `${snapshotColumn(field.column)} = '1:1:'`];
    });
    await tx.rows(`UPDATE ${table} SET ${columns.join(', ')}`);
  }

  /** Of everything, also where nothing was booked: a zero from before the restore would take no gift after it for new. */
  async #forget(): Promise<number | null> {
    let forgotten = 0;
    for (const [table, { computed }] of this.figures.tables) {
      for await (const ids of this.#idsOf(table)) {
        if ((await this.core.hashes.forget(ids)) === null) return null;
        await Promise.all([...computed.values()].map((figure) => figure.forget(ids)));
        forgotten += ids.length;
      }
    }
    return forgotten;
  }

  async *#idsOf(table: string): AsyncGenerator<string[]> {
    let after: string | null = null;
    for (;;) {
      const rows: { id: string }[] = await this.transactions.run('platform', (tx) =>
        tx.rows(`SELECT id FROM ${table} WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`, [after, BATCH]),
      );
      if (rows.length > 0) yield rows.map(({ id }) => id);
      after = rows.at(-1)?.id ?? null;
      if (rows.length < BATCH) return;
    }
  }
}
