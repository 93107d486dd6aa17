import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Donors, one per organisation and address, and the tags clients put on them. */
export class CreateDonors1790000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE donors (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        email            text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
        name             text NOT NULL,
        number           text,
        created_at       timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT donors_organisation_id_email_key UNIQUE (organisation_id, email),
        CONSTRAINT donors_organisation_id_number_key UNIQUE (organisation_id, number),
        CONSTRAINT donors_organisation_id_id_key UNIQUE (organisation_id, id)
      );
      SELECT freshet_protect('donors');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'donors');

      CREATE TABLE tags (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        CONSTRAINT tags_organisation_id_name_key UNIQUE (organisation_id, name),
        CONSTRAINT tags_organisation_id_id_key UNIQUE (organisation_id, id)
      );
      SELECT freshet_protect('tags');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'tags');

      CREATE TABLE donor_tags (
        organisation_id  uuid NOT NULL,
        donor_id         uuid NOT NULL,
        tag_id           uuid NOT NULL,
        PRIMARY KEY (donor_id, tag_id),
        FOREIGN KEY (organisation_id, donor_id) REFERENCES donors (organisation_id, id),
        FOREIGN KEY (organisation_id, tag_id) REFERENCES tags (organisation_id, id) ON DELETE CASCADE
      );
      CREATE INDEX donor_tags_tag_id_idx ON donor_tags (tag_id);
      SELECT freshet_protect('donor_tags');
      SELECT freshet_grant('SELECT, INSERT, DELETE', 'donor_tags');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE donor_tags, tags, donors;`);
  }
}
