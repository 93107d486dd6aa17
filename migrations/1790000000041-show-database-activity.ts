import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Engineers see what the database is doing. The application's role may not look at the sessions of others, and is not
 * made to: these functions look with their owner's eyes, at this database alone, and tell no more than is shown.
 * Statements carry placeholders where values were bound.
 */
export class ShowDatabaseActivity1790000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION freshet_database_sessions()
      RETURNS TABLE (name text, state text, seconds double precision, waits_for text, statement text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
        SELECT application_name, pg_stat_activity.state,
               extract(epoch FROM clock_timestamp() - query_start)::double precision,
               CASE WHEN wait_event_type = 'Lock' THEN wait_event END,
               left(regexp_replace(query, '\\s+', ' ', 'g'), 300)
        FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
      $$;

      CREATE FUNCTION freshet_slowest_statements(most integer)
      RETURNS TABLE (statement text, calls bigint, mean_ms double precision, total_ms double precision)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE
        place text := (SELECT nspname FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'pg_stat_statements');
      BEGIN
        RETURN QUERY EXECUTE format(
          'SELECT left(regexp_replace(query, ''\\s+'', '' '', ''g''), 300), sum(calls)::bigint, sum(total_exec_time) / sum(calls), sum(total_exec_time)
           FROM %I.pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
           GROUP BY 1 ORDER BY 4 DESC LIMIT %s', place, most);
      END $$;

      -- Whoever may not call them is told so; by default everyone might.
      REVOKE EXECUTE ON FUNCTION freshet_database_sessions, freshet_slowest_statements FROM PUBLIC;
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'freshet_app') THEN
          GRANT EXECUTE ON FUNCTION freshet_database_sessions, freshet_slowest_statements TO freshet_app;
        END IF;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION freshet_database_sessions, freshet_slowest_statements;`);
  }
}
