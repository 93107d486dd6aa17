import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many of those who give to a campaign bear each tag, kept instead of counted whenever somebody asks. A campaign is
 * counted up to a horizon, a `pg_snapshot`: `campaign_tags` says what was given by what that sees, held against the labels
 * there are now. Labels change the counts by statement, in their own transaction. Gifts change nothing here and wait for
 * nobody: what the horizon does not see is added by whoever reads, until `count-campaign-tags` moves the horizon.
 *
 * Whoever labels and whoever moves a horizon does so one after the other in an organisation, under `freshet_lock_labels`, so
 * that each sees what all before it have done.
 */
export class KeepCampaignTags1790000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign_tags (
        organisation_id  uuid NOT NULL,
        campaign_id      uuid NOT NULL,
        tag_id           uuid NOT NULL,
        donors           integer NOT NULL,
        PRIMARY KEY (campaign_id, tag_id)
      ) WITH (fillfactor = 80);
      SELECT freshet_protect('campaign_tags');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'campaign_tags');

      CREATE TABLE campaign_tag_horizons (
        campaign_id      uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL,
        snapshot         pg_snapshot NOT NULL
      ) WITH (fillfactor = 50);
      SELECT freshet_protect('campaign_tag_horizons');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'campaign_tag_horizons');

      -- Until the transaction ends. Taken first by those who label many, so that nobody holds a row another waits for.
      CREATE FUNCTION freshet_lock_labels(organisation uuid) RETURNS void LANGUAGE sql AS $$
        SELECT pg_advisory_xact_lock(hashtextextended('freshet.labels ' || organisation, 0))
      $$;

      -- Planned anew for each statement, as the checks of labels are.
      CREATE FUNCTION freshet_count_labels() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE 'SELECT freshet_lock_labels(id) FROM (SELECT DISTINCT organisation_id AS id FROM changed ORDER BY 1) AS organisation';
        EXECUTE $sql$
          WITH given AS (
            SELECT entry.campaign_id, entry.donor_id
            FROM ledger_entries entry JOIN campaign_tag_horizons counted ON counted.campaign_id = entry.campaign_id
            WHERE entry.account = 'campaign' AND entry.donor_id IN (SELECT donor_id FROM changed)
              AND pg_visible_in_snapshot(entry.xid, counted.snapshot)
            GROUP BY entry.campaign_id, entry.donor_id
            HAVING sum(entry.amount) > 0
          )
          INSERT INTO campaign_tags AS kept (organisation_id, campaign_id, tag_id, donors)
          SELECT changed.organisation_id, given.campaign_id, changed.tag_id, $1 * count(*)
          FROM changed JOIN given ON given.donor_id = changed.donor_id
          GROUP BY changed.organisation_id, given.campaign_id, changed.tag_id
          ON CONFLICT (campaign_id, tag_id) DO UPDATE SET donors = kept.donors + EXCLUDED.donors
        $sql$ USING CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
        RETURN NULL;
      END $$;
      CREATE TRIGGER donor_tags_count_added AFTER INSERT ON donor_tags
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION freshet_count_labels();
      CREATE TRIGGER donor_tags_count_removed AFTER DELETE ON donor_tags
        REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION freshet_count_labels();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER donor_tags_count_added ON donor_tags;
      DROP TRIGGER donor_tags_count_removed ON donor_tags;
      DROP FUNCTION freshet_count_labels, freshet_lock_labels;
      DROP TABLE campaign_tag_horizons, campaign_tags;
    `);
  }
}
