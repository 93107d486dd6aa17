import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import QueryStream from 'pg-query-stream';

/** A row as the database writes it: text, or null. */
export type TextRow = readonly (string | null)[];

interface Cursor {
  read(rows: number): Promise<TextRow[]>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): void;
}

const AS_TEXT = { getTypeParser: () => (text: string) => text };

/** How long the server may take to say that a cursor is closed, in milliseconds. */
const CLOSING_MS = 10_000;

/**
 * Rows of a statement in batches from a cursor on the server, which is never more than one batch ahead of whoever takes
 * them. Read through the stream's own cursor: as a stream, it would take the batches apart into rows. Whoever lets go of
 * it early may be told all the same that the statement has failed.
 */
export async function* cursorBatches(client: ClientBase, sql: string, parameters: readonly unknown[], rows: number): AsyncGenerator<readonly TextRow[]> {
  const cursor = client.query(new QueryStream(sql, [...parameters], { rowMode: 'array', types: AS_TEXT })).cursor as Cursor;
  const ending = new CursorEnding(client, cursor);
  let ahead = cursor.read(rows);
  try {
    for (;;) {
      const batch = await ahead;
      ending.check();
      if (batch.length === 0) return;
      ahead = cursor.read(rows);
      // Thrown where it is awaited; if nobody gets there any more, it is of no account.
      ahead.catch(() => undefined);
      yield batch;
    }
  } finally {
    await ending.close();
  }
}

/** How a cursor ends: at its end, let go of, failed, or with its connection. */
class CursorEnding {
  #failure: Error | undefined;
  #onEnd = () => undefined as void;
  readonly #ended = new Promise<void>((resolve) => (this.#onEnd = resolve));

  constructor(
    private readonly client: ClientBase,
    private readonly cursor: Cursor,
  ) {
    cursor.on('error', (error) => (this.#failure ??= error));
    client.once('end', this.#onEnd);
  }

  /** A statement that fails while nobody is reading would look as if it had come to its end. @throws its failure */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Once it is closed the connection can be used again. @throws where it cannot */
  async close(): Promise<void> {
    // A failed one gets no further word from the server that could be told from others.
    this.check();
    const late = pause(CLOSING_MS, undefined, { ref: false }).then(() => Promise.reject(new Error('a cursor was not closed')));
    late.catch(() => undefined);
    // Nor does one whose connection is gone.
    await Promise.race([this.cursor.close(), this.#ended, late]);
    this.client.removeListener('end', this.#onEnd);
    this.check();
  }
}
