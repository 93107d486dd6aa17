import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of donors that an organisation keeps under a name. A mailing takes over the rule, and is not changed with it later. */
export class SaveSegments1790000000066 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE segments (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        rule             jsonb NOT NULL,
        created_at       timestamptz NOT NULL,
        created_by       text NOT NULL,
        updated_at       timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX segments_organisation_id_name_key ON segments (organisation_id, lower(name));
      SELECT freshet_protect('segments');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'segments');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE segments;`);
  }
}
