import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People change the address they sign in with by a link sent to the new one, and take that back by a link sent to the one before.
 * Not among the tickets that choose passwords: those are void when a password is chosen, which must not void the way back.
 */
export class LetPeopleChangeTheirAddress1790000000082 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE staff_address_tickets (
        id               uuid PRIMARY KEY,
        staff_id         uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        organisation_id  uuid REFERENCES organisations (id),
        kind             text NOT NULL CHECK (kind IN ('address_confirm', 'address_undo')),
        -- Where its letter goes, and what they sign in with once its link was used.
        email            text NOT NULL CHECK (email = lower(email)),
        token_hash       bytea NOT NULL CONSTRAINT staff_address_tickets_token_hash_key UNIQUE CHECK (length(token_hash) = 32),
        -- In which it was asked for, and which stays open.
        session_id       uuid,
        requested_at     timestamptz NOT NULL,
        expires_at       timestamptz NOT NULL,
        -- Used, or void because another has taken its place.
        ended_at         timestamptz,
        -- none: the address is somebody else's, who is not to be written to. sending: a process is handing the letter over, or died while it was.
        letter           text NOT NULL CHECK (letter IN ('none', 'waiting', 'sending', 'sent', 'uncertain', 'refused')),
        failure          text,
        sent_at          timestamptz
      );
      CREATE INDEX staff_address_tickets_staff_id_idx ON staff_address_tickets (staff_id, requested_at);
      SELECT freshet_protect('staff_address_tickets');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'staff_address_tickets');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE staff_address_tickets;`);
  }
}
