import type { PoolClient } from 'pg';
import { cursorBatches, type TextRow } from './row-cursor.js';

/** Rows that one round trip brings: beyond this, more is not faster. */
const BATCH = 500;

/** One moment of the database: whatever is read of it, nothing has happened in between. Read-only. */
export class Snapshot {
  constructor(private readonly client: PoolClient) {}

  async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.client.query(sql, [...parameters]);
    return rows as Row[];
  }

  /** Every value as text, from a cursor; one statement at a time, and to its end or let go of. */
  batches(sql: string, parameters: readonly unknown[] = []): AsyncGenerator<readonly TextRow[]> {
    return cursorBatches(this.client, sql, parameters, BATCH);
  }
}
