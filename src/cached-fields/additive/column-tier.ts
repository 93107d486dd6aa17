import { toSafeInteger } from '../../database/bigint-column.js';
import type { Transaction } from '../../database/transaction.js';
import type { Transactions } from '../../database/transactions.js';
import { measuresOf, type JournalRow } from '../journal.js';
import { addMeasures, type Measures } from '../measures.js';
import type { AdditiveEntity } from './additive-entity.js';
import { catchUpSql } from './catch-up.sql.js';
import type { FigureState } from './figure-state.js';
import { writeBackSql } from './write-back.sql.js';

/** What the columns and the journal say together. */
export interface CaughtUp {
  readonly state: FigureState;
  /** Rows of the journal that had to be added: many say that storing the sum would pay. */
  readonly steps: number;
}

/** The tier that never loses anything: the columns of each row, brought up to this moment by the journal. */
export class ColumnTier {
  readonly #catchUp: string;
  readonly #writeBack: string;

  constructor(
    private readonly transactions: Transactions,
    readonly entity: AdditiveEntity,
  ) {
    this.#catchUp = catchUpSql(entity);
    this.#writeBack = writeBackSql(entity);
  }

  /** Exact as of a snapshot taken after the call. Things that do not exist are left out. */
  async read(ids: readonly string[]): Promise<ReadonlyMap<string, CaughtUp>> {
    // A transaction that writes nothing: its snapshot has no transaction of its own, which would count as seen.
    return this.transactions.run('platform', (tx) => this.readIn(tx, ids));
  }

  /** The same in a transaction that writes nothing and sees everything: for audits, which compare within one snapshot. */
  async readIn(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, CaughtUp>> {
    const rows = await tx.rows<JournalRow>(this.#catchUp, [ids]);
    const caughtUp = new Map<string, CaughtUp>();
    for (const row of rows) {
      const id = String(row['id']);
      const before = caughtUp.get(id) ?? { state: this.#storedIn(row), steps: 0 };
      caughtUp.set(id, row['steps'] === null ? before : this.#added(before, row));
    }
    return caughtUp;
  }

  /** Stores states for the next to start from. Returns the ids of those that were not newer already. */
  async write(states: ReadonlyMap<string, FigureState>): Promise<string[]> {
    const all = [...states].filter(([, { version }]) => version === null);
    if (all.length === 0) return [];
    const { fields } = this.entity;
    const parameters = [
      all.map(([id]) => id),
      all.map(([, { snapshot }]) => snapshot),
      all.map(([, { at }]) => new Date(at)),
      ...fields.map(({ fold }) => all.map(([, { measures }]) => JSON.stringify(fold.valueOf(measures)))),
    ];
    const rows = await this.transactions.run('platform', (tx) => tx.rows<{ id: string }>(this.#writeBack, parameters));
    return rows.map(({ id }) => id);
  }

  #storedIn(row: JournalRow): FigureState {
    const measures: Record<string, number> = {};
    for (const { fold } of this.entity.fields) {
      const stored = row[`stored_${fold.measure}`];
      if (!fold.isPerKind) measures[fold.measure] = toSafeInteger(String(stored));
      else for (const [kind, amount] of Object.entries(stored as Measures)) measures[`${fold.measure}:${kind}`] = amount;
    }
    return { measures, snapshot: String(row['snapshot']), at: Number(row['at']), version: null };
  }

  #added({ state, steps }: CaughtUp, row: JournalRow): CaughtUp {
    const measures = addMeasures(state.measures, measuresOf(this.entity.journal, row));
    return { state: { ...state, measures }, steps: steps + Number(row['steps']) };
  }
}
