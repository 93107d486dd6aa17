import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Under which key the hash of a recovery code was made: a code cannot be hashed anew without being shown. */
export class NameKeysOfRecoveryCodes1790000000072 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE staff_recovery_codes ADD COLUMN key_name text CHECK (length(key_name) <= 20);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE staff_recovery_codes DROP COLUMN key_name;`);
  }
}
