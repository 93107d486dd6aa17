import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People are invited before they have a password, and come back by mail when they have lost it. A ticket is what such a
 * mail brings: the hash of its token, until when it is good, and how far its letter is.
 */
export class CreateStaffTickets1790000000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE staff ALTER COLUMN password_hash DROP NOT NULL;
      ALTER TABLE staff ADD COLUMN password_changed_at timestamptz;

      -- Letters to people of the platform belong to no tenant.
      ALTER TABLE outbox ALTER COLUMN organisation_id DROP NOT NULL;

      CREATE TABLE staff_tickets (
        id               uuid PRIMARY KEY,
        staff_id         uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        organisation_id  uuid REFERENCES organisations (id),
        kind             text NOT NULL CHECK (kind IN ('invitation', 'password_reset')),
        token_hash       bytea NOT NULL CONSTRAINT staff_tickets_token_hash_key UNIQUE CHECK (length(token_hash) = 32),
        requested_by     text NOT NULL,
        requested_at     timestamptz NOT NULL,
        expires_at       timestamptz NOT NULL,
        -- Used, or void because another has taken its place.
        ended_at         timestamptz,
        -- sending: a process is handing the letter over, or died while it was. uncertain: it may have arrived.
        letter           text NOT NULL DEFAULT 'waiting' CHECK (letter IN ('waiting', 'sending', 'sent', 'uncertain', 'refused')),
        failure          text,
        sent_at          timestamptz
      );
      CREATE INDEX staff_tickets_staff_id_idx ON staff_tickets (staff_id, requested_at);
      SELECT freshet_protect('staff_tickets');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'staff_tickets');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The policies bind the owner of the tables too.
      SELECT set_config('freshet.scope', 'platform', true);
      DROP TABLE staff_tickets;
      DELETE FROM outbox WHERE organisation_id IS NULL;
      ALTER TABLE outbox ALTER COLUMN organisation_id SET NOT NULL;
      UPDATE staff SET password_hash = '' WHERE password_hash IS NULL;
      ALTER TABLE staff DROP COLUMN password_changed_at, ALTER COLUMN password_hash SET NOT NULL;
    `);
  }
}
