import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gifts that came offline can be entered one by one, too: by somebody, and not by an import. */
export class EnterOfflineGifts1790000000065 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE offline_gifts
        ALTER COLUMN import_id DROP NOT NULL,
        ADD COLUMN means text CHECK (means IN ('cheque', 'cash', 'transfer', 'other')),
        -- As the audit log names them.
        ADD COLUMN entered_by text,
        ADD CONSTRAINT offline_gifts_of_an_import_or_somebody CHECK (num_nonnulls(import_id, entered_by) = 1);
      ALTER TABLE inbox DROP CONSTRAINT inbox_source_check,
        ADD CONSTRAINT inbox_source_check CHECK (source IN ('form', 'api', 'webhook', 'pack', 'chat', 'import', 'entry'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE inbox DROP CONSTRAINT inbox_source_check,
        ADD CONSTRAINT inbox_source_check CHECK (source IN ('form', 'api', 'webhook', 'pack', 'chat', 'import')) NOT VALID;
      ALTER TABLE offline_gifts
        DROP CONSTRAINT offline_gifts_of_an_import_or_somebody,
        DROP COLUMN entered_by,
        DROP COLUMN means,
        ADD CONSTRAINT offline_gifts_of_an_import CHECK (import_id IS NOT NULL) NOT VALID;
    `);
  }
}
