import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff search, sort and filter by, so that a page of a list costs the same however long the list is. */
export class IndexStaffLists1790000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX donors_name_idx ON donors (organisation_id, lower(name) text_pattern_ops);
      CREATE INDEX donors_surname_idx ON donors (organisation_id, lower(substring(name FROM '[^ ]*$')) text_pattern_ops);
      CREATE INDEX donors_address_idx ON donors (organisation_id, lower(email) text_pattern_ops);
      CREATE INDEX donors_sorted_by_name_idx ON donors (organisation_id, lower(name), id);
      CREATE INDEX donors_created_idx ON donors (organisation_id, created_at DESC, id DESC);

      CREATE INDEX donations_amount_idx ON donations (organisation_id, amount, id);
      CREATE INDEX donations_campaign_created_idx ON donations (campaign_id, created_at DESC, id DESC);
      -- Nearly all donations are captured and stay so; the others are what people look for.
      CREATE INDEX donations_unusual_idx ON donations (organisation_id, status, created_at DESC, id DESC)
        WHERE status IN ('failed', 'partly_refunded', 'refunded', 'disputed');

      CREATE INDEX audit_entries_actor_idx ON audit_entries (actor, id DESC);
      CREATE INDEX audit_entries_subject_idx ON audit_entries (subject, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX donors_name_idx, donors_surname_idx, donors_address_idx, donors_sorted_by_name_idx, donors_created_idx,
        donations_amount_idx, donations_campaign_created_idx, donations_unusual_idx, audit_entries_actor_idx, audit_entries_subject_idx;
    `);
  }
}
