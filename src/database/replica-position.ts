import type { Transaction } from './transaction.js';

/** Where the primary's log stands (an LSN), and what its transactions see there: a replica that has come so far sees at least that. */
export interface PrimaryPosition {
  readonly lsn: string;
  /** `pg_snapshot` as text: only the primary can tell one, for a standby leaves out what is in progress. */
  readonly snapshot: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** In one statement: the position is read after the snapshot was taken, so the commit of all that is visible lies before it. */
export async function primaryPosition(tx: Transaction): Promise<PrimaryPosition> {
  const row = await tx.row<{ lsn: string; snapshot: string; at: string }>(
    `SELECT pg_current_snapshot()::text AS snapshot, floor(extract(epoch FROM statement_timestamp()) * 1000)::bigint AS at, pg_current_wal_insert_lsn()::text AS lsn`,
  );
  if (row === null) throw new Error('the database told no time');
  return { lsn: row.lsn, snapshot: row.snapshot, at: Number(row.at) };
}
