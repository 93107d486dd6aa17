import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which import a label is of may change, when one of those that say it is undone; who bears what never does. */
export class HandOnLabels1790000000059 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SELECT freshet_grant('UPDATE (import_id)', 'donor_tags')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'freshet_app') THEN REVOKE UPDATE (import_id) ON donor_tags FROM freshet_app; END IF; END $$`);
  }
}
