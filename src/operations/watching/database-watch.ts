import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { Log, reasonOf } from '../../shared/log.js';

/** Connections of one kind of process, by what they are doing. */
export interface Connections {
  readonly name: string;
  readonly active: number;
  readonly idle: number;
  readonly inTransaction: number;
}

export interface SlowStatement {
  readonly statement: string;
  readonly calls: number;
  readonly meanMs: number;
  readonly totalMs: number;
}

export interface RunningStatement {
  readonly name: string;
  readonly statement: string;
  readonly seconds: number;
  /** The lock it waits for; null where it waits for none. */
  readonly waitsFor: string | null;
}

export interface DatabaseState {
  readonly version: string;
  readonly sizeBytes: number;
  readonly mostConnections: number;
}

const STATE_SQL = `
  SELECT current_setting('server_version') AS version, pg_database_size(current_database())::float8 AS "sizeBytes",
         current_setting('max_connections')::integer AS "mostConnections"`;

const CONNECTIONS_SQL = `
  SELECT coalesce(nullif(name, ''), '?') AS name,
         count(*) FILTER (WHERE state = 'active')::integer AS active,
         count(*) FILTER (WHERE state = 'idle')::integer AS idle,
         count(*) FILTER (WHERE state LIKE 'idle in transaction%')::integer AS "inTransaction"
  FROM freshet_database_sessions() GROUP BY 1 ORDER BY count(*) DESC, 1`;

const RUNNING_SQL = `
  SELECT coalesce(nullif(name, ''), '?') AS name, statement, seconds, waits_for AS "waitsFor"
  FROM freshet_database_sessions() WHERE state = 'active' OR state LIKE 'idle in transaction%' ORDER BY seconds DESC LIMIT $1`;

const SLOWEST_SQL = `SELECT statement, calls::float8 AS calls, mean_ms AS "meanMs", total_ms AS "totalMs" FROM freshet_slowest_statements($1)`;

/** What the primary is doing at this moment. */
@Injectable()
export class DatabaseWatch {
  readonly #log: Log;

  constructor(
    private readonly transactions: Transactions,
    log: Log,
  ) {
    this.#log = log.in('operations');
  }

  async state(): Promise<DatabaseState> {
    return (await this.#rows<DatabaseState>(STATE_SQL, []))[0]!;
  }

  listConnections(): Promise<Connections[]> {
    return this.#rows<Connections>(CONNECTIONS_SQL, []);
  }

  listRunning(limit: number): Promise<RunningStatement[]> {
    return this.#rows<RunningStatement>(RUNNING_SQL, [limit]);
  }

  /** Null where pg_stat_statements is not there, or keeps nothing for us to see. */
  async listSlowest(limit: number): Promise<SlowStatement[] | null> {
    const [known] = await this.#rows<{ is: boolean }>(`SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_stat_statements') AS is`, []);
    if (known?.is !== true) return null;
    return this.#rows<SlowStatement>(SLOWEST_SQL, [limit]).catch((error: unknown) => {
      this.#log.warn({ reason: reasonOf(error) }, 'slow statements cannot be seen');
      return null;
    });
  }

  #rows<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    return this.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
  }
}
