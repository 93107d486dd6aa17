import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Labels that an import says which another one put on: undoing that one leaves them to this. By tag, because there may be
 * half a million of them in a file that is sent twice.
 */
export class CreateImportConfirmations1790000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_confirmations (
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        import_id        uuid NOT NULL,
        tag_id           uuid NOT NULL,
        donor_ids        uuid[] NOT NULL,
        PRIMARY KEY (import_id, tag_id)
      );
      CREATE INDEX import_confirmations_tag_idx ON import_confirmations (organisation_id, tag_id);
      SELECT freshet_protect('import_confirmations');
      SELECT freshet_grant('SELECT, INSERT, DELETE', 'import_confirmations');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE import_confirmations`);
  }
}
