import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customer success look at the console as one of a client's people sees it, for an hour at most. */
export class ViewAsStaff1790000000049 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sessions
        ADD COLUMN viewing_as     uuid REFERENCES staff (id) ON DELETE SET NULL,
        ADD COLUMN viewing_until  timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sessions DROP COLUMN viewing_as, DROP COLUMN viewing_until;`);
  }
}
