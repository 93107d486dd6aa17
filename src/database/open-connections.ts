import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { Config } from '../config/config.js';
import { KEPT_OPEN } from './data-source.js';

/** Asks nothing of every table there is. To plan it, a connection learns their columns, indexes and policies, which it then knows. */
const LEARN_SQL = `
  SELECT 'SELECT ' || string_agg(format('(SELECT count(*) FROM (SELECT FROM %s LIMIT 0) AS nothing)', oid::regclass), ', ') AS sql
  FROM pg_class
  WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace AND has_table_privilege(oid, 'SELECT')`;

/**
 * Opens the connections that a web process keeps, and has them learn the tables, before somebody waits for them: each costs a
 * new session of the server tens of milliseconds, and a cockpit asks of two dozen tables over half a dozen connections.
 */
@Injectable()
export class OpenConnections implements OnApplicationBootstrap {
  constructor(
    private readonly source: DataSource,
    private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.process !== 'web') return;
    const runners = Array.from({ length: Math.min(KEPT_OPEN, this.config.database.poolSize) }, () => this.source.createQueryRunner());
    try {
      // All before any is given back, or the first would be taken again and again. Where one is refused, whoever needs it opens it.
      await Promise.allSettled(runners.map(learn));
    } finally {
      await Promise.allSettled(runners.map((runner) => runner.release()));
    }
  }
}

async function learn(runner: QueryRunner): Promise<void> {
  await runner.connect();
  const [found] = (await runner.query(LEARN_SQL)) as [{ sql: string | null }?];
  if (found?.sql) await runner.query(found.sql);
}
