import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refreshes that somebody asked for: how far each is, and what it changed. */
export class CreateForcedRefreshes1790000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE forced_refreshes (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        campaign_id      uuid NOT NULL,
        fields           text[] NOT NULL,
        requested_at     timestamptz NOT NULL,
        -- What each field was and became, in the order they were refreshed; as many as there are fields when it is done.
        results          jsonb NOT NULL DEFAULT '[]',
        finished_at      timestamptz,
        CONSTRAINT forced_refreshes_organisation_id_id_key UNIQUE (organisation_id, id),
        CONSTRAINT forced_refreshes_campaign_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaigns (organisation_id, id)
      );
      SELECT freshet_protect('forced_refreshes');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'forced_refreshes');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE forced_refreshes;`);
  }
}
