import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys for programs that work upon the platform itself. They belong to no organisation, and open nothing of any. */
export class CreateOperationsKeys1790000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE operations_keys (
        id          uuid PRIMARY KEY,
        name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        key_hash    bytea NOT NULL CONSTRAINT operations_keys_key_hash_key UNIQUE,
        scopes      text[] NOT NULL,
        created_at  timestamptz NOT NULL DEFAULT now(),
        expires_at  timestamptz,
        revoked_at  timestamptz
      );
      ALTER TABLE operations_keys ENABLE ROW LEVEL SECURITY;
      ALTER TABLE operations_keys FORCE ROW LEVEL SECURITY;
      CREATE POLICY platform ON operations_keys USING ((SELECT freshet_scope_is('platform')));
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'operations_keys');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE operations_keys;`);
  }
}
