import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gifts that came by cheque, transfer or in cash, each by the reference under which its organisation knows it, booked once. */
export class CreateOfflineGifts1790000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE offline_gifts (
        donation_id      uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        reference        text NOT NULL CHECK (length(reference) BETWEEN 1 AND 400),
        import_id        uuid NOT NULL,
        -- When it was taken back with its import: its reference may be booked again.
        reversed_at      timestamptz,
        FOREIGN KEY (organisation_id, donation_id) REFERENCES donations (organisation_id, id),
        FOREIGN KEY (organisation_id, import_id) REFERENCES imports (organisation_id, id)
      );
      CREATE UNIQUE INDEX offline_gifts_standing_reference_key ON offline_gifts (organisation_id, reference) WHERE reversed_at IS NULL;
      CREATE INDEX offline_gifts_import_id_idx ON offline_gifts (import_id) WHERE reversed_at IS NULL;
      SELECT freshet_protect('offline_gifts');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'offline_gifts');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE offline_gifts;`);
  }
}
