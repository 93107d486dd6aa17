import type { ClientBase } from 'pg';
import QueryStream from 'pg-query-stream';

/** A row as the database writes it: text, or null. */
export type TextRow = readonly (string | null)[];

interface Cursor {
  read(rows: number): Promise<TextRow[]>;
  close(): Promise<void>;
}

const AS_TEXT = { getTypeParser: () => (text: string) => text };

/**
 * Rows of a statement in batches from a cursor on the server, which is never more than one batch ahead of whoever takes
 * them. Read through the stream's own cursor: as a stream, it would take the batches apart into rows.
 */
export async function* cursorBatches(client: ClientBase, sql: string, parameters: readonly unknown[], rows: number): AsyncGenerator<readonly TextRow[]> {
  const connection = connectionEnd(client);
  const stream = client.query(new QueryStream(sql, [...parameters], { rowMode: 'array', types: AS_TEXT }));
  const cursor = stream.cursor as Cursor;
  let ahead = cursor.read(rows);
  try {
    for (;;) {
      const batch = await ahead;
      if (batch.length === 0) return;
      ahead = cursor.read(rows);
      // Thrown where it is awaited; if nobody gets there any more, it is of no account.
      ahead.catch(() => undefined);
      yield batch;
    }
  } finally {
    // A cursor waits for the server's word that it is closed, also where there is no connection any more to bring it.
    await Promise.race([cursor.close(), connection.ended]).catch(() => undefined);
    connection.forget();
  }
}

function connectionEnd(client: ClientBase): { readonly ended: Promise<void>; forget(): void } {
  let onEnd = () => undefined as void;
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve;
  });
  client.once('end', onEnd);
  return { ended, forget: () => void client.removeListener('end', onEnd) };
}
