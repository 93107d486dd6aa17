import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Labels are merged straight from the staging, in the order of the file, and no plan of them is written down: `merged` and
 * `planned` then say rows. What others say too is noted part by part.
 */
export class MergeLabelsByRows1790000000083 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE imports ADD COLUMN is_by_rows boolean NOT NULL DEFAULT false;
      SELECT freshet_grant('UPDATE', 'import_confirmations');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'freshet_app') THEN REVOKE UPDATE ON import_confirmations FROM freshet_app; END IF; END $$;
      ALTER TABLE imports DROP COLUMN is_by_rows;
    `);
  }
}
