import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Giving days, the campaigns donors give to, and the funds within them. Slugs stand in URLs, so they are unique for all. */
export class CreateCampaigns1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE giving_days (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        slug             text NOT NULL CONSTRAINT giving_days_slug_key UNIQUE,
        title            text NOT NULL,
        tagline          text NOT NULL DEFAULT '',
        story            text NOT NULL DEFAULT '',
        locale           text NOT NULL,
        currency         char(3) NOT NULL,
        starts_at        timestamptz NOT NULL,
        ends_at          timestamptz NOT NULL,
        published_at     timestamptz,
        CONSTRAINT giving_days_organisation_id_id_key UNIQUE (organisation_id, id),
        CHECK (ends_at > starts_at)
      );
      SELECT freshet_protect('giving_days');
      CREATE POLICY public_pages ON giving_days FOR SELECT
        USING (published_at IS NOT NULL AND (SELECT freshet_scope_is('public')));
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'giving_days');

      CREATE TABLE campaigns (
        id                 uuid PRIMARY KEY,
        organisation_id    uuid NOT NULL REFERENCES organisations (id),
        giving_day_id      uuid,
        slug               text NOT NULL CONSTRAINT campaigns_slug_key UNIQUE,
        title              text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
        summary            text NOT NULL DEFAULT '',
        story              text NOT NULL DEFAULT '',
        locale             text NOT NULL,
        artwork_hue        smallint NOT NULL DEFAULT 210 CHECK (artwork_hue BETWEEN 0 AND 360),
        artwork_emblem     text NOT NULL DEFAULT '',
        currency           char(3) NOT NULL,
        goal               bigint CHECK (goal > 0),
        minimum            bigint NOT NULL CHECK (minimum > 0),
        maximum            bigint NOT NULL CHECK (maximum >= minimum),
        suggested_amounts  bigint[] NOT NULL DEFAULT '{}',
        opens_at           timestamptz NOT NULL,
        closes_at          timestamptz CHECK (closes_at > opens_at),
        published_at       timestamptz,
        position           integer NOT NULL DEFAULT 0,
        CONSTRAINT campaigns_organisation_id_id_key UNIQUE (organisation_id, id),
        CONSTRAINT campaigns_giving_day_fkey FOREIGN KEY (organisation_id, giving_day_id) REFERENCES giving_days (organisation_id, id)
      );
      CREATE INDEX campaigns_giving_day_id_idx ON campaigns (giving_day_id, position);
      CREATE INDEX campaigns_organisation_id_idx ON campaigns (organisation_id);
      SELECT freshet_protect('campaigns');
      CREATE POLICY public_pages ON campaigns FOR SELECT
        USING (published_at IS NOT NULL AND (SELECT freshet_scope_is('public')));
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'campaigns');

      CREATE TABLE designations (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        campaign_id      uuid NOT NULL,
        slug             text NOT NULL,
        title            text NOT NULL,
        position         integer NOT NULL DEFAULT 0,
        CONSTRAINT designations_campaign_id_slug_key UNIQUE (campaign_id, slug),
        CONSTRAINT designations_organisation_id_id_key UNIQUE (organisation_id, id),
        CONSTRAINT designations_campaign_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaigns (organisation_id, id)
      );
      SELECT freshet_protect('designations');
      CREATE POLICY public_pages ON designations FOR SELECT USING ((SELECT freshet_scope_is('public')));
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'designations');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE designations, campaigns, giving_days;`);
  }
}
