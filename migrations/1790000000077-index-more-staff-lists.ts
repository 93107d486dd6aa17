import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What logs are sorted by and cut out of by time, both ways and in pages. */
export class IndexMoreStaffLists1790000000077 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX audit_entries_happened_idx ON audit_entries (happened_at, id);
      CREATE INDEX audit_entries_organisation_happened_idx ON audit_entries (organisation_id, happened_at, id);
      CREATE INDEX webhook_deliveries_endpoint_created_idx ON webhook_deliveries (endpoint_id, created_at, id);
      -- Nearly all of what is sent arrives; the rest is what people look for.
      CREATE INDEX webhook_deliveries_unusual_idx ON webhook_deliveries (endpoint_id, status, created_at, id) WHERE status IN ('waiting', 'failed');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX audit_entries_happened_idx, audit_entries_organisation_happened_idx, webhook_deliveries_endpoint_created_idx, webhook_deliveries_unusual_idx;`);
  }
}
