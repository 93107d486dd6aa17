import { DataSource, type DataSourceOptions } from 'typeorm';
import { scopeSettings, type Scope } from './scope.js';
import { Transaction } from './transaction.js';

/** How long the replica may take to say how far it is, and to answer a read, in milliseconds. A frozen server enforces no limit of its own. */
const WORD_MS = 300;
const READ_MS = 16_000;

const LAG_SQL = `
  SELECT CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
              ELSE coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 0) END::double precision AS lag
  WHERE pg_is_in_recovery()`;

/** Connections to a standby, made when somebody first needs one: a replica that is gone keeps no process from starting. */
export class ReplicaConnection {
  #opening: Promise<DataSource> | undefined;

  constructor(private readonly options: DataSourceOptions) {}

  /** Whether the replica has applied the primary's log up to `lsn`. False, too, for a server that is no standby. */
  async hasReached(lsn: string): Promise<boolean> {
    const rows = await inTime(WORD_MS, this.#query<{ is: boolean }>(`SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= $1::pg_lsn AS is`, [lsn]));
    return rows[0]?.is === true;
  }

  async read<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const source = await this.#open();
    const reading = source.transaction('REPEATABLE READ', async (manager) => {
      await manager.query(`SELECT set_config('freshet.organisation_id', $1, true), set_config('freshet.scope', $2, true)`, scopeSettings(scope));
      return work(new Transaction(manager));
    });
    return inTime(READ_MS, reading);
  }

  /** Null for a server that is no standby. */
  async lagSeconds(): Promise<number | null> {
    const rows = await inTime(WORD_MS, this.#query<{ lag: number }>(LAG_SQL, []));
    return rows[0]?.lag ?? null;
  }

  async close(): Promise<void> {
    const source = await this.#opening?.catch(() => null);
    await source?.destroy();
  }

  async #query<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    return (await this.#open()).query(sql, parameters);
  }

  #open(): Promise<DataSource> {
    this.#opening ??= new DataSource(this.options).initialize().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }
}

/** @throws an outage where `answer` takes longer than `ms` milliseconds. */
async function inTime<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('the replica does not answer'), { code: 'ETIMEDOUT' })), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
