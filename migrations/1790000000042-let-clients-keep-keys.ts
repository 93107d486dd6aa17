import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clients make and revoke keys themselves: what tells one from another, who made it, and when it was last used. */
export class LetClientsKeepKeys1790000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE api_keys
        -- How its token begins; null for keys made before this was kept.
        ADD COLUMN token_start   text CHECK (length(token_start) <= 20),
        ADD COLUMN created_by    text,
        -- To the minute.
        ADD COLUMN last_used_at  timestamptz;

      CREATE INDEX api_keys_organisation_idx ON api_keys (organisation_id, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX api_keys_organisation_idx;
      ALTER TABLE api_keys DROP COLUMN token_start, DROP COLUMN created_by, DROP COLUMN last_used_at;
    `);
  }
}
