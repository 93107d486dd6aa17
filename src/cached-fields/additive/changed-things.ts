import type { Transactions } from '../../database/transactions.js';
import type { Journal } from '../journal.js';
import type { ChangedThing } from '../cadence/refresh-plans.js';
import type { PgSnapshot } from '../pg-snapshot.js';
import { findHorizonSql, moveHorizonSql } from './unsent-steps.sql.js';

export interface Changed {
  readonly things: readonly ChangedThing[];
  /** To be called once the things are in safe hands; until then they are found again. */
  acknowledge(): Promise<void>;
}

/** What has changed since somebody last asked, from the journal: what did not change costs nothing to find. */
export class ChangedThings {
  readonly #name: string;

  /** `purpose` keeps one asker's place apart from another's. */
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: Journal,
    purpose: string,
  ) {
    this.#name = `${journal.table} ${purpose}`;
  }

  async find(): Promise<Changed> {
    const { table, key } = this.journal;
    const horizon = await this.transactions.run('platform', (tx) => tx.row<{ now: PgSnapshot; at: string; sent: PgSnapshot | null }>(findHorizonSql, [this.#name]));
    if (horizon === null) throw new Error('the database told no time');
    const { now, at, sent } = horizon;
    const rows = await this.transactions.run('platform', (tx) =>
      tx.rows<ChangedThing>(
        `SELECT DISTINCT ${key} AS id, organisation_id AS "organisationId" FROM ${table}
         WHERE xid >= pg_snapshot_xmin($1::pg_snapshot) AND NOT pg_visible_in_snapshot(xid, $1::pg_snapshot) AND pg_visible_in_snapshot(xid, $2::pg_snapshot)`,
        [sent ?? '1:1:', now],
      ),
    );
    const move = () => this.transactions.run('platform', (tx) => tx.rows(moveHorizonSql, [this.#name, now, at]));
    return { things: rows, acknowledge: async () => void (rows.length > 0 && (await move())) };
  }
}
