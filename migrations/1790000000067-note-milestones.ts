import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which shares of their goals campaigns and giving days have reached: each is noted once, and told of by whoever noted it. */
export class NoteMilestones1790000000067 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reached_milestones (
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        -- A campaign or a giving day.
        thing_id         uuid NOT NULL,
        percent          integer NOT NULL CHECK (percent > 0),
        reached_at       timestamptz NOT NULL,
        PRIMARY KEY (thing_id, percent)
      );
      SELECT freshet_protect('reached_milestones');
      SELECT freshet_grant('SELECT, INSERT', 'reached_milestones');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE reached_milestones;`);
  }
}
