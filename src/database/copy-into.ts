import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Transaction } from './transaction.js';

/**
 * Streams lines of COPY's text format into a table, no faster than the database takes them. `lines` may come in pieces of
 * any length; where it throws, nothing of it stays. @throws where a line is not what the table takes
 */
export async function copyInto(tx: Transaction, table: string, lines: AsyncIterable<string>): Promise<void> {
  const runner = tx.manager.queryRunner;
  if (runner === undefined) throw new Error('a transaction has a connection');
  const client = (await runner.connect()) as PoolClient;
  const pieces = Readable.from(lines, { objectMode: true, highWaterMark: 2 });
  await pipeline(pieces, client.query(from(`COPY ${table} FROM STDIN`)));
}
