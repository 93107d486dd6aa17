import type { Redis } from 'ioredis';
import type { Transactions } from '../../database/transactions.js';
import { writeHorizon } from '../bus/bus-message.js';
import type { Journal, JournalRow } from '../journal.js';
import type { PgSnapshot } from '../pg-snapshot.js';
import type { FigureHashes } from '../redis/figure-hashes.js';
import type { DeltaSender } from './delta-sender.js';
import { toDeltas } from './to-deltas.js';
import { findHorizonSql, moveHorizonSql, unsentStepsSql } from './unsent-steps.sql.js';

/** Beyond so many rows, dropping the hashes is cheaper than bringing them up to date. */
const MOST_ROWS = 20_000;

interface Span {
  /** Null the first time, when there is nothing to make good. */
  readonly from: PgSnapshot | null;
  readonly to: PgSnapshot;
  /** Milliseconds since the epoch, by the database's clock. */
  readonly at: number;
}

/**
 * The outbox of deltas is the journal itself. Each run sends again whatever was booked since the last, which changes
 * nothing where it had arrived and makes good what a crash or an outage kept back; then it tells everyone up to when
 * all changes have been sent.
 */
export class JournalRelay {
  constructor(
    private readonly transactions: Transactions,
    private readonly hashes: FigureHashes,
    private readonly sender: DeltaSender,
    private readonly mouth: Redis,
    readonly journal: Journal,
  ) {}

  /** Returns the ids of the things that changed since the last run. Harmless when run twice, or by two at once. */
  async run(): Promise<string[]> {
    const span = await this.#nextSpan();
    const rows = await this.#rowsIn(span);
    const ids = [...new Set(rows.map(({ id }) => String(id)))];
    const isSent = rows.length < MOST_ROWS ? await this.#send(rows, ids) : await this.#forgetAll(span);
    if (!isSent) return ids;
    // Not while nothing happens: moving the horizon is a transaction, too, and would never come to rest.
    if (rows.length > 0 || span.from === null) await this.#move(span);
    await this.mouth.publish(this.hashes.channel, writeHorizon(span.at)).catch(() => undefined);
    return ids;
  }

  async #nextSpan(): Promise<Span> {
    const row = await this.transactions.run('platform', (tx) =>
      tx.row<{ now: PgSnapshot; at: string; sent: PgSnapshot | null }>(findHorizonSql, [this.journal.table]),
    );
    if (row === null) throw new Error('the database told no time');
    return { from: row.sent, to: row.now, at: Number(row.at) };
  }

  async #rowsIn({ from, to }: Span): Promise<JournalRow[]> {
    if (from === null || from === to) return [];
    return this.transactions.run('platform', (tx) => tx.rows<JournalRow>(unsentStepsSql(this.journal), [from, to, MOST_ROWS]));
  }

  async #send(rows: readonly JournalRow[], ids: readonly string[]): Promise<boolean> {
    const isSent = await this.sender.deliver(toDeltas(this.journal, rows));
    // Also what had arrived but was quiet: who hears the horizon must have heard all that lies before it.
    if (isSent) await this.hashes.tell(ids);
    return isSent;
  }

  /** A hash that is gone is never wrong. */
  async #forgetAll({ from, to }: Span): Promise<boolean> {
    const { table, key } = this.journal;
    const rows = await this.transactions.run('platform', (tx) =>
      tx.rows<{ id: string }>(`SELECT DISTINCT ${key} AS id FROM ${table} WHERE xid >= pg_snapshot_xmin($1::pg_snapshot) AND xid < pg_snapshot_xmax($2::pg_snapshot)`, [from, to]),
    );
    return (await this.hashes.forget(rows.map(({ id }) => id))) !== null;
  }

  async #move({ to, at }: Span): Promise<void> {
    await this.transactions.run('platform', (tx) => tx.rows(moveHorizonSql, [this.journal.table, to, at]));
  }
}
