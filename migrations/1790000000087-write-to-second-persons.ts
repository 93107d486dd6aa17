import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Those who may agree to a large refund are written to, each once. */
export class WriteToSecondPersons1790000000087 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- facts: what the letter says of the refund, as it was when it began to wait.
      ALTER TABLE staff_notices ADD COLUMN refund_id uuid REFERENCES refunds (id) ON DELETE CASCADE, ADD COLUMN facts jsonb;
      CREATE UNIQUE INDEX staff_notices_refund_id_staff_id_idx ON staff_notices (refund_id, staff_id) WHERE refund_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM staff_notices WHERE refund_id IS NOT NULL;
      ALTER TABLE staff_notices DROP COLUMN refund_id, DROP COLUMN facts;
    `);
  }
}
