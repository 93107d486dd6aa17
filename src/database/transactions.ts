import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadsTogether } from './reads-together.js';
import { scopeSettings, type Scope } from './scope.js';
import { Transaction } from './transaction.js';

/** The one way to the database: a transaction that has said whose rows it may see. */
@Injectable()
export class Transactions {
  readonly #together = new ReadsTogether((scope, work) => this.#read(scope, work));

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work`, a short read, in a transaction that others who ask in the same moment may share, one after the other: each
   * of its statements sees what has been committed by then. It must not write, nor leave anything behind in the transaction.
   */
  readTogether<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#together.read(scope, work);
  }

  /** Runs `work` in a read-only transaction that sees one snapshot from beginning to end. */
  async readOnce<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query(`SELECT set_config('freshet.organisation_id', $1, true), set_config('freshet.scope', $2, true)`, scopeSettings(scope));
      return work(new Transaction(manager));
    });
  }

  /** Runs `work` in one read-committed transaction on the primary; rolls back if it throws. */
  async run<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    let transaction: Transaction | undefined;
    const result = await this.dataSource.transaction(async (manager) => {
      transaction = new Transaction(manager);
      // Local to the transaction, so that a pooled connection never carries one tenant's scope to another.
      await manager.query(
        `SELECT set_config('freshet.organisation_id', $1, true), set_config('freshet.scope', $2, true)`,
        scopeSettings(scope),
      );
      return work(transaction);
    });
    await transaction?.committed();
    return result;
  }

  #read<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(
        `SELECT set_config('freshet.organisation_id', $1, true), set_config('freshet.scope', $2, true), set_config('transaction_read_only', 'on', true)`,
        scopeSettings(scope),
      );
      return work(new Transaction(manager));
    });
  }
}
