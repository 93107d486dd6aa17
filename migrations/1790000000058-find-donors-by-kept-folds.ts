import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What donors are found by is kept as it is looked for. Behind row-level security PostgreSQL uses an index only for what
 * cannot tell of rows that the asker may not see, and neither LIKE nor lower() counts as such: the indexes on them were
 * never used. A comparison of plain columns by ^@ is.
 */
export class FindDonorsByKeptFolds1790000000058 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE donors
        ADD COLUMN sought_name text GENERATED ALWAYS AS (lower(name)) STORED,
        ADD COLUMN sought_surname text GENERATED ALWAYS AS (lower(substring(name FROM '[^ ]*$'))) STORED,
        ADD COLUMN sought_address text GENERATED ALWAYS AS (lower(email)) STORED;
      DROP INDEX donors_name_idx, donors_surname_idx, donors_address_idx;
      CREATE INDEX donors_sought_name_idx ON donors (organisation_id, sought_name text_pattern_ops);
      CREATE INDEX donors_sought_surname_idx ON donors (organisation_id, sought_surname text_pattern_ops);
      CREATE INDEX donors_sought_address_idx ON donors (organisation_id, sought_address text_pattern_ops);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE donors DROP COLUMN sought_name, DROP COLUMN sought_surname, DROP COLUMN sought_address;
      CREATE INDEX donors_name_idx ON donors (organisation_id, lower(name) text_pattern_ops);
      CREATE INDEX donors_surname_idx ON donors (organisation_id, lower(substring(name FROM '[^ ]*$')) text_pattern_ops);
      CREATE INDEX donors_address_idx ON donors (organisation_id, lower(email) text_pattern_ops);
    `);
  }
}
