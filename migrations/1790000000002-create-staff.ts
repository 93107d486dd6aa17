import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who sign in, their sessions, and the keys their programs use. Secrets are kept only as hashes. */
export class CreateStaff1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE staff (
        id               uuid PRIMARY KEY,
        organisation_id  uuid REFERENCES organisations (id),
        email            text NOT NULL CONSTRAINT staff_email_key UNIQUE CHECK (email = lower(email)),
        name             text NOT NULL,
        role             text NOT NULL CHECK (role IN ('client_admin', 'client_editor', 'customer_success', 'engineer')),
        password_hash    text NOT NULL,
        created_at       timestamptz NOT NULL DEFAULT now(),
        disabled_at      timestamptz,
        -- People of a client belong to it; people of the platform belong to none.
        CONSTRAINT staff_role_fits_organisation
          CHECK ((role IN ('client_admin', 'client_editor')) = (organisation_id IS NOT NULL))
      );
      SELECT freshet_protect('staff');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'staff');

      CREATE TABLE sessions (
        token_hash       bytea PRIMARY KEY,
        staff_id         uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        organisation_id  uuid REFERENCES organisations (id),
        created_at       timestamptz NOT NULL DEFAULT now(),
        expires_at       timestamptz NOT NULL
      );
      CREATE INDEX sessions_staff_id_idx ON sessions (staff_id);
      CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);
      SELECT freshet_protect('sessions');
      SELECT freshet_grant('SELECT, INSERT, DELETE', 'sessions');

      CREATE TABLE api_keys (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        name             text NOT NULL,
        key_hash         bytea NOT NULL CONSTRAINT api_keys_key_hash_key UNIQUE,
        scopes           text[] NOT NULL,
        created_at       timestamptz NOT NULL DEFAULT now(),
        expires_at       timestamptz,
        revoked_at       timestamptz
      );
      SELECT freshet_protect('api_keys');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'api_keys');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE api_keys, sessions, staff;`);
  }
}
