import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people sign in with besides a password, and what is known of their sessions. Secrets that must be read again are
 * sealed with a key that is not in the database; codes are kept only as hashes.
 */
export class AddSignInFactors1790000000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SESSIONS);
    await runner.query(FACTORS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE spent_challenges, staff_passkeys, staff_recovery_codes, staff_totp;
      DO $$ BEGIN
        REVOKE UPDATE ON sessions FROM freshet_app;
      EXCEPTION
        WHEN undefined_object THEN NULL;
      END $$;
      ALTER TABLE sessions DROP COLUMN id, DROP COLUMN last_seen_at, DROP COLUMN proven_at, DROP COLUMN proof, DROP COLUMN ip, DROP COLUMN device;
    `);
  }
}

const SESSIONS = `
  ALTER TABLE sessions
    -- Names a session in a list: its token is known to its browser alone.
    ADD COLUMN id            uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT sessions_id_key UNIQUE,
    ADD COLUMN last_seen_at  timestamptz NOT NULL DEFAULT now(),
    -- When its owner last proved to be themselves, and by what.
    ADD COLUMN proven_at     timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN proof         text NOT NULL DEFAULT 'password' CHECK (proof IN ('password', 'totp', 'recovery_code', 'passkey')),
    ADD COLUMN ip            text,
    ADD COLUMN device        text CHECK (length(device) <= 300);
  SELECT freshet_grant('UPDATE', 'sessions');`;

const FACTORS = `
  CREATE TABLE staff_totp (
    staff_id         uuid PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
    organisation_id  uuid REFERENCES organisations (id),
    -- Null until a code has confirmed the first one.
    secret           bytea,
    confirmed_at     timestamptz,
    -- Of the last code that was taken: none is taken twice.
    last_step        bigint,
    -- Shown, and not yet confirmed; it takes the other's place when it is.
    pending_secret   bytea,
    pending_at       timestamptz,
    CONSTRAINT staff_totp_confirmed CHECK ((secret IS NULL) = (confirmed_at IS NULL)),
    CONSTRAINT staff_totp_pending CHECK ((pending_secret IS NULL) = (pending_at IS NULL))
  );
  SELECT freshet_protect('staff_totp');
  SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'staff_totp');

  CREATE TABLE staff_recovery_codes (
    staff_id         uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    organisation_id  uuid REFERENCES organisations (id),
    code_hash        bytea NOT NULL CHECK (length(code_hash) = 32),
    used_at          timestamptz,
    PRIMARY KEY (staff_id, code_hash)
  );
  SELECT freshet_protect('staff_recovery_codes');
  SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'staff_recovery_codes');

  CREATE TABLE staff_passkeys (
    id               uuid PRIMARY KEY,
    staff_id         uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    organisation_id  uuid REFERENCES organisations (id),
    credential_id    text NOT NULL CONSTRAINT staff_passkeys_credential_id_key UNIQUE CHECK (length(credential_id) <= 1400),
    public_key       bytea NOT NULL,
    -- Of signatures, as the authenticator counts them; those whose keys travel between devices keep it at 0.
    counter          bigint NOT NULL,
    transports       text[] NOT NULL,
    is_backed_up     boolean NOT NULL,
    name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    created_at       timestamptz NOT NULL,
    last_used_at     timestamptz
  );
  CREATE INDEX staff_passkeys_staff_id_idx ON staff_passkeys (staff_id);
  SELECT freshet_protect('staff_passkeys');
  SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'staff_passkeys');

  -- Challenges are signed by us and not kept; those that were answered are, until they would have expired.
  CREATE TABLE spent_challenges (
    challenge_hash   bytea PRIMARY KEY,
    organisation_id  uuid REFERENCES organisations (id),
    expires_at       timestamptz NOT NULL
  );
  CREATE INDEX spent_challenges_expires_at_idx ON spent_challenges (expires_at);
  SELECT freshet_protect('spent_challenges');
  SELECT freshet_grant('SELECT, INSERT, DELETE', 'spent_challenges');`;
