import pg, { type PoolConfig } from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { DatabaseConfig } from '../config/config.js';
import type { Secret } from '../config/secret.js';

const SECOND = 1_000;

/** Connections that a web process keeps open where nobody asks for anything. */
export const KEPT_OPEN = 6;

/**
 * How a process reaches the primary. Every connection works as the application's role, which row-level security
 * binds; every wait is bounded, so that a slow database costs a request and not the process.
 */
export function primaryOptions(database: DatabaseConfig, purpose: string): DataSourceOptions {
  return {
    type: 'postgres',
    // Else it is looked for by its name, which finds nothing in a pack.
    driver: pg,
    url: database.url.reveal(),
    applicationName: `freshet ${purpose}`,
    poolSize: database.poolSize,
    connectTimeoutMS: 5 * SECOND,
    extra: {
      options: database.role === 'none' ? '' : `-c role=${database.role}`,
      statement_timeout: 15 * SECOND,
      idle_in_transaction_session_timeout: 30 * SECOND,
      idleTimeoutMillis: 30 * SECOND,
      min: purpose === 'web' ? Math.min(KEPT_OPEN, database.poolSize) : 0,
      keepAlive: true,
    },
    logging: false,
  };
}

/** How a process reaches the standby: as the primary, but nothing waits long for it, since the primary can answer too. */
export function replicaOptions(database: DatabaseConfig, url: Secret, purpose: string): DataSourceOptions {
  return { ...primaryOptions({ ...database, url }, `replica ${purpose}`), connectTimeoutMS: SECOND } as DataSourceOptions;
}

/**
 * Connections of one's own for reads that take long, so that they never take one from those who answer donors; few, and
 * none while there is nothing to read. A read whose reader is gone ends within seconds.
 */
export function snapshotOptions(database: DatabaseConfig, url: Secret, purpose: string): PoolConfig {
  const role = database.role === 'none' ? '' : `-c role=${database.role} `;
  return {
    connectionString: url.reveal(),
    application_name: `freshet ${purpose} snapshots`,
    max: 2,
    min: 0,
    options: `${role}-c client_connection_check_interval=2000`,
    connectionTimeoutMillis: 5 * SECOND,
    idleTimeoutMillis: 10 * SECOND,
    keepAlive: true,
  };
}

/** The owner's connection, which migrations need: it makes roles and tables. */
export function ownerOptions(url: string, migrationFiles: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    applicationName: 'freshet migrate',
    migrations: [migrationFiles],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    logging: false,
  };
}
