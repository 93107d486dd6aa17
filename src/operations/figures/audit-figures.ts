import { Injectable } from '@nestjs/common';
import { CachedFieldsExplorer } from '../../cached-fields/cached-fields.explorer.js';
import type { BoundEntity } from '../../cached-fields/bind-figures.js';
import { measuresOf, type JournalRow } from '../../cached-fields/journal.js';
import { addMeasures, writeMeasures, type Measures } from '../../cached-fields/measures.js';
import { Transactions } from '../../database/transactions.js';
import { foldLedgerSql } from '../../donations/ledger-fold.sql.js';
import { LEDGER_JOURNAL } from '../../donations/ledger-journal.js';

export interface Drift {
  readonly table: string;
  readonly id: string;
  readonly shown: Measures;
  readonly booked: Measures;
}

export interface AuditReport {
  readonly checked: number;
  readonly drifts: readonly Drift[];
}

const BATCH = 500;

/** Computes every figure in full from the ledger and compares it with what readers are shown. It changes nothing. */
@Injectable()
export class AuditFigures {
  constructor(
    private readonly figures: CachedFieldsExplorer,
    private readonly transactions: Transactions,
  ) {}

  async run(): Promise<AuditReport> {
    const drifts: Drift[] = [];
    let checked = 0;
    for (const [table, { additive }] of this.figures.tables) {
      if (additive === null) continue;
      const ids = await this.#idsOf(table);
      checked += ids.length;
      for (let at = 0; at < ids.length; at += BATCH) drifts.push(...(await this.#compare(table, additive, ids.slice(at, at + BATCH))));
    }
    return { checked, drifts };
  }

  async #idsOf(table: string): Promise<string[]> {
    const rows = await this.transactions.run('platform', (tx) => tx.rows<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`));
    return rows.map(({ id }) => id);
  }

  /** What differs is looked at a second time: something may have been booked between the two readings. */
  async #compare(table: string, additive: BoundEntity, ids: readonly string[]): Promise<Drift[]> {
    const first = await this.#differences(table, additive, ids);
    return first.length === 0 ? [] : this.#differences(table, additive, first.map(({ id }) => id));
  }

  async #differences(table: string, { columns }: BoundEntity, ids: readonly string[]): Promise<Drift[]> {
    const shown = await columns.read(ids);
    const booked = await this.#fold(ids);
    const drifts = ids.map((id) => ({ table, id, shown: shown.get(id)?.state.measures ?? {}, booked: booked.get(id) ?? {} }));
    return drifts.filter((drift) => sorted(drift.shown) !== sorted(drift.booked));
  }

  async #fold(ids: readonly string[]): Promise<ReadonlyMap<string, Measures>> {
    const rows = await this.transactions.run('platform', (tx) => tx.rows<JournalRow>(foldLedgerSql, [ids]));
    const folded = new Map<string, Measures>();
    for (const row of rows) folded.set(String(row['id']), addMeasures(folded.get(String(row['id'])) ?? {}, measuresOf(LEDGER_JOURNAL, row)));
    return folded;
  }
}

const sorted = (measures: Measures): string => writeMeasures(Object.fromEntries(Object.entries(measures).sort(([a], [b]) => (a < b ? -1 : 1))));
