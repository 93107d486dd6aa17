import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An organisation can demand a second factor of its people; those are written to when what they sign in with has changed. */
export class DemandSecondFactors1790000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisations ADD COLUMN second_factor_required boolean NOT NULL DEFAULT false;
      -- When they last opened a session; the first one is no news to anybody.
      ALTER TABLE staff ADD COLUMN signed_in_at timestamptz;

      CREATE TABLE staff_notices (
        id               uuid PRIMARY KEY,
        staff_id         uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        organisation_id  uuid REFERENCES organisations (id),
        kind             text NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
        noted_at         timestamptz NOT NULL,
        -- sending: a process is handing the letter over, or died while it was. uncertain: it may have arrived.
        letter           text NOT NULL DEFAULT 'waiting' CHECK (letter IN ('waiting', 'sending', 'sent', 'uncertain', 'refused')),
        failure          text,
        sent_at          timestamptz
      );
      CREATE INDEX staff_notices_staff_id_idx ON staff_notices (staff_id, noted_at);
      SELECT freshet_protect('staff_notices');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'staff_notices');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE staff_notices;
      ALTER TABLE staff DROP COLUMN signed_in_at;
      ALTER TABLE organisations DROP COLUMN second_factor_required;
    `);
  }
}
