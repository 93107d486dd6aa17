import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one row that says which kinds of work stand still. In Postgres, so that neither a restart nor a flushed Redis forgets it. */
export class CreateEmergencyState1790000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE emergency_state (
        is_only         boolean PRIMARY KEY DEFAULT true CHECK (is_only),
        level           smallint NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 3),
        -- Kinds that somebody paused one by one, whatever the level. Donations are never among them.
        paused_kinds    text[] NOT NULL DEFAULT '{}' CHECK (NOT 'transactional' = ANY (paused_kinds)),
        changed_at      timestamptz,
        changed_by      text
      );
      ALTER TABLE emergency_state ENABLE ROW LEVEL SECURITY;
      ALTER TABLE emergency_state FORCE ROW LEVEL SECURITY;
      CREATE POLICY platform ON emergency_state USING ((SELECT freshet_scope_is('platform')));
      SELECT freshet_grant('SELECT, UPDATE', 'emergency_state');
      SELECT set_config('freshet.scope', 'platform', true);
      INSERT INTO emergency_state DEFAULT VALUES;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE emergency_state;`);
  }
}
