import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rewards that sponsors have promised for when enough gifts, donors or money have come in. Gifts write nothing here:
 * whoever counts reads the ledger's rows that the challenge's horizon does not see. `progress` is what `challenge_gifts`
 * add up to, kept in the same transaction.
 */
export class CreateChallenges1790000000074 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE challenges (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        giving_day_id    uuid,
        campaign_id      uuid,
        designation_id   uuid,
        tag              text,
        sponsor          text NOT NULL CHECK (length(sponsor) BETWEEN 1 AND 200),
        -- What donors read of it; how much money it is, where it is money.
        reward           text NOT NULL CHECK (length(reward) BETWEEN 1 AND 300),
        reward_amount    bigint CHECK (reward_amount > 0),
        currency         char(3) NOT NULL,
        kind             text NOT NULL CHECK (kind IN ('gifts', 'donors', 'amount')),
        threshold        bigint NOT NULL CHECK (threshold > 0),
        opens_at         timestamptz NOT NULL,
        closes_at        timestamptz NOT NULL,
        closed_at        timestamptz,
        created_at       timestamptz NOT NULL,
        created_by       text NOT NULL,
        updated_at       timestamptz NOT NULL,
        idempotency_key  text NOT NULL,
        fingerprint      text NOT NULL,
        snapshot         pg_snapshot NOT NULL DEFAULT '1:1:',
        progress         bigint NOT NULL DEFAULT 0,
        -- For good: what goes back later undoes nothing.
        met_at           timestamptz,
        CONSTRAINT challenges_organisation_id_id_key UNIQUE (organisation_id, id),
        CONSTRAINT challenges_organisation_id_idempotency_key_key UNIQUE (organisation_id, idempotency_key),
        CONSTRAINT challenges_of_a_day_or_a_campaign CHECK (num_nonnulls(giving_day_id, campaign_id) = 1 AND (designation_id IS NULL OR campaign_id IS NOT NULL)),
        CONSTRAINT challenges_close_after_opening CHECK (closes_at > opens_at),
        CONSTRAINT challenges_giving_day_fkey FOREIGN KEY (organisation_id, giving_day_id) REFERENCES giving_days (organisation_id, id),
        CONSTRAINT challenges_campaign_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaigns (organisation_id, id),
        CONSTRAINT challenges_designation_fkey FOREIGN KEY (organisation_id, designation_id) REFERENCES designations (organisation_id, id)
      ) WITH (fillfactor = 50);
      CREATE INDEX challenges_campaign_id_idx ON challenges (campaign_id) WHERE campaign_id IS NOT NULL;
      CREATE INDEX challenges_giving_day_id_idx ON challenges (giving_day_id) WHERE giving_day_id IS NOT NULL;
      CREATE INDEX challenges_organisation_created_idx ON challenges (organisation_id, created_at DESC, id DESC);
      SELECT freshet_protect('challenges');
      CREATE POLICY public_pages ON challenges FOR SELECT USING ((SELECT freshet_scope_is('public')));
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'challenges');

      CREATE TABLE challenge_gifts (
        challenge_id     uuid NOT NULL,
        donation_id      uuid NOT NULL,
        organisation_id  uuid NOT NULL,
        donor_id         uuid NOT NULL,
        -- What is left of it, in its own currency.
        gift             bigint NOT NULL,
        PRIMARY KEY (challenge_id, donation_id),
        CONSTRAINT challenge_gifts_challenge_fkey FOREIGN KEY (organisation_id, challenge_id) REFERENCES challenges (organisation_id, id),
        CONSTRAINT challenge_gifts_donation_fkey FOREIGN KEY (organisation_id, donation_id) REFERENCES donations (organisation_id, id)
      );
      CREATE INDEX challenge_gifts_donor_idx ON challenge_gifts (challenge_id, donor_id) INCLUDE (gift);
      CREATE INDEX challenge_gifts_donation_id_idx ON challenge_gifts (donation_id);
      SELECT freshet_protect('challenge_gifts');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'challenge_gifts');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE challenge_gifts, challenges;`);
  }
}
