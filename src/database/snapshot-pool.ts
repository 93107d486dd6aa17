import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { scopeSettings, type Scope } from './scope.js';
import { Snapshot } from './snapshot.js';

const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** The first statement that reads is what the snapshot is taken for. */
const ENTER = `
  SELECT set_config('freshet.organisation_id', $1, true), set_config('freshet.scope', $2, true),
         set_config('statement_timeout', $3, true), set_config('idle_in_transaction_session_timeout', $3, true)`;

/** How long somebody may read a snapshot, and when they give up before. */
export interface ReadLimits {
  /** From the first row of a statement to its last, in milliseconds. */
  readonly statementMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A few connections to one server for reads that take long. */
export class SnapshotPool {
  readonly #pool: Pool;

  constructor(options: PoolConfig) {
    this.#pool = new Pool(options);
    // A connection that breaks while nobody uses it is replaced when it is needed.
    this.#pool.on('error', () => undefined);
  }

  /** @throws what `work` throws, and a reading of it that is aborted within */
  async read<T>(scope: Scope, { statementMs, signal }: ReadLimits, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    const client = await this.#pool.connect();
    const ending = endOnAbort(client, signal);
    try {
      await client.query(BEGIN);
      await client.query(ENTER, [...scopeSettings(scope), String(statementMs)]);
      const answer = await work(new Snapshot(client));
      await client.query('COMMIT');
      ending.release();
      return answer;
    } catch (error) {
      ending.breakOff();
      throw error;
    }
  }

  /** One statement outside of any transaction. */
  async ask<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.#pool.query(sql, [...parameters]);
    return rows as Row[];
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** Lets a client go once: to others, or for good, whatever the server is doing for it. */
function endOnAbort(client: PoolClient, signal: AbortSignal | undefined) {
  let isReleased = false;
  const onError = () => undefined;
  const letGo = (isBroken: boolean) => {
    if (isReleased) return;
    isReleased = true;
    signal?.removeEventListener('abort', breakOff);
    client.removeListener('error', onError);
    client.release(isBroken);
  };
  const breakOff = () => letGo(true);
  client.on('error', onError);
  signal?.addEventListener('abort', breakOff, { once: true });
  return { release: () => letGo(false), breakOff };
}
