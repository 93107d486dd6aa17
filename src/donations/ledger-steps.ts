import { Injectable } from '@nestjs/common';
import { toDeltas } from '../cached-fields/additive/to-deltas.js';
import { FigureCore } from '../cached-fields/figure-core.js';
import type { JournalRow } from '../cached-fields/journal.js';
import type { Delta } from '../cached-fields/redis/figure-hashes.js';
import type { Transaction } from '../database/transaction.js';
import { LEDGER_JOURNAL } from './ledger-journal.js';

/** A step as the ledger answers it: what one transaction changed in the figures of the thing `id`. */
export interface StepRow extends JournalRow {
  readonly xid: string;
  readonly id: string;
}

/** All steps of a database transaction, by the journal's `(xid)` index. */
const STEPS_SQL = `
  SELECT scope_id AS id, xid::text, currency, raised::text, gifts, donors
  FROM ledger_steps
  WHERE xid = $1::xid8`;

/** Tells the figures what a transaction changed in them, once it has committed. */
@Injectable()
export class LedgerSteps {
  readonly #gathered = new WeakMap<Transaction, Map<string, Delta>>();

  constructor(private readonly figures: FigureCore) {}

  /** As {@link announce}, for what was booked by other statements than the ledger's own: reads the steps itself. */
  async announceAllOf(tx: Transaction, xid: string): Promise<void> {
    this.announce(tx, await tx.rows<StepRow>(STEPS_SQL, [xid]));
  }

  /** `rows`: all steps of `tx` so far. */
  announce(tx: Transaction, rows: readonly StepRow[]): void {
    const gathered = this.#gatheredOf(tx);
    // The later answer has what the earlier had: the figures must be told of a transaction once, and in full.
    for (const delta of toDeltas(LEDGER_JOURNAL, rows)) gathered.set(delta.id, delta);
  }

  #gatheredOf(tx: Transaction): Map<string, Delta> {
    const gathered = this.#gathered.get(tx) ?? new Map<string, Delta>();
    if (!this.#gathered.has(tx)) {
      this.#gathered.set(tx, gathered);
      // An earlier send would show money that may still be rolled back.
      tx.afterCommit(() => this.#tell([...gathered.values()]));
    }
    return gathered;
  }
  /** Whoever reads in this process from now on asks Redis, which has heard of it by the time the giver is answered. */
  async #tell(deltas: readonly Delta[]): Promise<void> {
    await this.figures.sender.send(deltas);
    for (const { id } of deltas) this.figures.memory.distrust(id);
  }
}
