import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Row-level security fails closed: without `freshet.organisation_id` or `freshet.scope` in the transaction no tenant
 * row is seen. `freshet_app` is the role every process works as; it owns nothing and cannot bypass the policies.
 */
export class CreateTenancy1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Roles belong to the cluster, so another database of it may have made this one already; where we may not
      -- create roles, the forced policies below still bind the owner of the tables.
      DO $$ BEGIN
        CREATE ROLE freshet_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
      EXCEPTION
        WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
      END $$;
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'freshet_app') AND NOT pg_has_role(current_user, 'freshet_app', 'MEMBER') THEN
          EXECUTE format('GRANT freshet_app TO %I', current_user);
        END IF;
      END $$;

      CREATE FUNCTION freshet_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT nullif(current_setting('freshet.organisation_id', true), '')::uuid $$;

      CREATE FUNCTION freshet_scope_is(scope text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT coalesce(current_setting('freshet.scope', true), '') = scope $$;

      CREATE FUNCTION freshet_grant(privileges text, relation regclass) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'freshet_app') THEN
          EXECUTE format('GRANT %s ON %s TO freshet_app', privileges, relation);
        END IF;
      END $$;

      -- The sub-selects are evaluated once per statement, where a bare call would be evaluated once per row.
      CREATE FUNCTION freshet_protect(relation regclass) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', relation);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', relation);
        EXECUTE format('CREATE POLICY tenant ON %s USING (
          organisation_id = (SELECT freshet_organisation()) OR (SELECT freshet_scope_is(''platform'')))', relation);
      END $$;

      CREATE FUNCTION freshet_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
      END $$;

      CREATE TABLE organisations (
        id          uuid PRIMARY KEY,
        slug        text NOT NULL CONSTRAINT organisations_slug_key UNIQUE,
        name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        locale      text NOT NULL DEFAULT 'en-GB',
        time_zone   text NOT NULL DEFAULT 'UTC',
        brand_hue   smallint NOT NULL DEFAULT 210 CHECK (brand_hue BETWEEN 0 AND 360),
        created_at  timestamptz NOT NULL DEFAULT now()
      );
      ALTER TABLE organisations ENABLE ROW LEVEL SECURITY;
      ALTER TABLE organisations FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON organisations USING (
        id = (SELECT freshet_organisation()) OR (SELECT freshet_scope_is('platform')));
      CREATE POLICY public_pages ON organisations FOR SELECT USING ((SELECT freshet_scope_is('public')));
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'organisations');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The role stays: other databases of the cluster may be using it.
    await runner.query(`
      DROP TABLE organisations;
      DROP FUNCTION freshet_refuse_change, freshet_protect, freshet_grant, freshet_scope_is, freshet_organisation;
    `);
  }
}
