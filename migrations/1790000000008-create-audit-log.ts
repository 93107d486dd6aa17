import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did what to what, append-only. Rows without an organisation are acts upon the platform itself. */
export class CreateAuditLog1790000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entries (
        id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        organisation_id  uuid REFERENCES organisations (id),
        actor            text NOT NULL,
        action           text NOT NULL,
        subject          text NOT NULL,
        detail           jsonb NOT NULL DEFAULT '{}',
        happened_at      timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX audit_entries_organisation_idx ON audit_entries (organisation_id, id DESC);
      SELECT freshet_protect('audit_entries');
      SELECT freshet_grant('SELECT, INSERT', 'audit_entries');
      CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
        FOR EACH STATEMENT EXECUTE FUNCTION freshet_refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE audit_entries;`);
  }
}
