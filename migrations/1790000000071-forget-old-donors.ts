import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After how many years without a gift an organisation forgets its donors, and how far this month's run is. No row: never. */
export class ForgetOldDonors1790000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE donor_retentions (
        organisation_id  uuid PRIMARY KEY REFERENCES organisations (id),
        years            smallint NOT NULL CHECK (years BETWEEN 7 AND 50),
        decided_at       timestamptz NOT NULL,
        decided_by       text NOT NULL,
        -- Nobody is forgotten before: whoever has decided it by mistake can undo it.
        begins_at        timestamptz NOT NULL,
        -- The month of the latest run, since when a gift keeps somebody, and the last donor it has looked at.
        month            date,
        cutoff           timestamptz,
        looked_at        uuid,
        ended_at         timestamptz,
        erased           integer NOT NULL DEFAULT 0,
        left_alone       integer NOT NULL DEFAULT 0
      );
      SELECT freshet_protect('donor_retentions');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'donor_retentions');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE donor_retentions;`);
  }
}
