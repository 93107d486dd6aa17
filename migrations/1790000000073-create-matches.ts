import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Pledges of sponsors to add to gifts, and what each gift has of them. A gift writes nothing here: whoever allots reads the
 * ledger's rows that the match's horizon, a `pg_snapshot`, does not see, gives new gifts their places, and moves the
 * horizon. `wanted`, `allotted`, `gifts` and `last_place` are sums of the shares, kept in the same transaction.
 */
export class CreateMatches1790000000073 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE matches (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        -- Of which gifts: to all campaigns of a day, or to one campaign, or to one of its funds.
        giving_day_id    uuid,
        campaign_id      uuid,
        designation_id   uuid,
        -- Of donors who bear it; null for everybody's. By its name, because tags go when nobody bears them.
        tag              text,
        sponsor          text NOT NULL CHECK (length(sponsor) BETWEEN 1 AND 200),
        currency         char(3) NOT NULL,
        pool             bigint NOT NULL CHECK (pool > 0),
        -- What is added to a gift, in percent of it: 100 doubles it.
        percent          integer NOT NULL CHECK (percent BETWEEN 1 AND 1000),
        most_per_gift    bigint CHECK (most_per_gift > 0),
        opens_at         timestamptz NOT NULL,
        closes_at        timestamptz NOT NULL,
        -- When somebody ended it before its time.
        closed_at        timestamptz,
        created_at       timestamptz NOT NULL,
        created_by       text NOT NULL,
        updated_at       timestamptz NOT NULL,
        idempotency_key  text NOT NULL,
        fingerprint      text NOT NULL,
        snapshot         pg_snapshot NOT NULL DEFAULT '1:1:',
        last_place       bigint NOT NULL DEFAULT 0,
        gifts            integer NOT NULL DEFAULT 0,
        wanted           bigint NOT NULL DEFAULT 0,
        allotted         bigint NOT NULL DEFAULT 0,
        exhausted_at     timestamptz,
        CONSTRAINT matches_organisation_id_id_key UNIQUE (organisation_id, id),
        CONSTRAINT matches_organisation_id_idempotency_key_key UNIQUE (organisation_id, idempotency_key),
        CONSTRAINT matches_of_a_day_or_a_campaign CHECK (num_nonnulls(giving_day_id, campaign_id) = 1 AND (designation_id IS NULL OR campaign_id IS NOT NULL)),
        CONSTRAINT matches_close_after_opening CHECK (closes_at > opens_at),
        CONSTRAINT matches_pool_not_overspent CHECK (allotted BETWEEN 0 AND pool AND allotted <= wanted),
        CONSTRAINT matches_giving_day_fkey FOREIGN KEY (organisation_id, giving_day_id) REFERENCES giving_days (organisation_id, id),
        CONSTRAINT matches_campaign_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaigns (organisation_id, id),
        CONSTRAINT matches_designation_fkey FOREIGN KEY (organisation_id, designation_id) REFERENCES designations (organisation_id, id)
      ) WITH (fillfactor = 50);
      CREATE INDEX matches_campaign_id_idx ON matches (campaign_id) WHERE campaign_id IS NOT NULL;
      CREATE INDEX matches_giving_day_id_idx ON matches (giving_day_id) WHERE giving_day_id IS NOT NULL;
      CREATE INDEX matches_organisation_created_idx ON matches (organisation_id, created_at DESC, id DESC);
      SELECT freshet_protect('matches');
      CREATE POLICY public_pages ON matches FOR SELECT USING ((SELECT freshet_scope_is('public')));
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'matches');

      CREATE TABLE match_shares (
        match_id         uuid NOT NULL,
        donation_id      uuid NOT NULL,
        organisation_id  uuid NOT NULL,
        -- In the order in which gifts were booked; never given up, and never given twice.
        place            bigint NOT NULL,
        -- What is left of the gift, what the match would add to it, and what it adds.
        gift             bigint NOT NULL,
        wanted           bigint NOT NULL CHECK (wanted >= 0),
        allotted         bigint NOT NULL CHECK (allotted BETWEEN 0 AND wanted),
        PRIMARY KEY (match_id, donation_id),
        CONSTRAINT match_shares_match_id_place_key UNIQUE (match_id, place),
        CONSTRAINT match_shares_match_fkey FOREIGN KEY (organisation_id, match_id) REFERENCES matches (organisation_id, id),
        CONSTRAINT match_shares_donation_fkey FOREIGN KEY (organisation_id, donation_id) REFERENCES donations (organisation_id, id)
      );
      CREATE INDEX match_shares_donation_id_idx ON match_shares (donation_id);
      CREATE INDEX match_shares_short_idx ON match_shares (match_id, place) WHERE allotted < wanted;
      SELECT freshet_protect('match_shares');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'match_shares');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE match_shares, matches;`);
  }
}
