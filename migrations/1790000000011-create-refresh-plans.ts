import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each thing's figures are to be refreshed and why, what could not be computed, and what people have decided. */
export class CreateRefreshPlans1790000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CAMPAIGNS);
    await runner.query(PLANS);
    await runner.query(PLANNING);
    await runner.query(BACKFILL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER giving_days_plan_refresh ON giving_days;
      DROP TRIGGER campaigns_plan_refresh ON campaigns;
      DROP TRIGGER campaigns_plan_first_refresh ON campaigns;
      DROP FUNCTION freshet_plan_refresh_of_day, freshet_plan_refresh, freshet_plan_refresh_of;
      DROP TABLE refresh_plans, refresh_failures;
      ALTER TABLE campaigns DROP COLUMN archived_at, DROP COLUMN refresh_every_seconds, DROP COLUMN refresh_every_by, DROP COLUMN refresh_every_at;`);
  }
}

const CAMPAIGNS = `
  ALTER TABLE campaigns
    ADD COLUMN archived_at timestamptz,
    -- Somebody's decision how often its figures are refreshed, which goes before every rule; and who made it when.
    ADD COLUMN refresh_every_seconds integer CHECK (refresh_every_seconds BETWEEN 5 AND 604800),
    ADD COLUMN refresh_every_by text,
    ADD COLUMN refresh_every_at timestamptz,
    ADD CONSTRAINT campaigns_refresh_every_check CHECK (
      (refresh_every_seconds IS NULL) = (refresh_every_by IS NULL) AND (refresh_every_seconds IS NULL) = (refresh_every_at IS NULL));`;

const PLANS = `
  CREATE TABLE refresh_plans (
    -- A campaign, a designation, a giving day or an organisation.
    thing_id         uuid PRIMARY KEY,
    organisation_id  uuid NOT NULL,
    -- Due from then on; null: not before something about it changes.
    next_at          timestamptz,
    -- The lower, the sooner, where much is due at once.
    rank             smallint NOT NULL DEFAULT 0,
    -- When a batch took it; null while none has it.
    claimed_at       timestamptz,
    -- When something about it was last seen to have changed, and when it was last refreshed.
    dirtied_at       timestamptz,
    refreshed_at     timestamptz,
    begun_at         timestamptz NOT NULL DEFAULT now(),
    read_at          timestamptz,
    reads_per_second double precision NOT NULL DEFAULT 0,
    is_demoted       boolean NOT NULL DEFAULT false,
    every_ms         bigint,
    -- What was decided and from which numbers, for people who wonder.
    cadence          jsonb
  );
  CREATE INDEX refresh_plans_next_at_idx ON refresh_plans (next_at) WHERE next_at IS NOT NULL;
  SELECT freshet_protect('refresh_plans');
  SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'refresh_plans');

  CREATE TABLE refresh_failures (
    thing_id         uuid NOT NULL,
    -- Table and field; the table alone for what folds together.
    field            text NOT NULL,
    organisation_id  uuid NOT NULL,
    -- In a row; 0 once it works again.
    failures         integer NOT NULL,
    reason           text NOT NULL,
    failed_at        timestamptz NOT NULL,
    -- Set aside until then.
    retry_at         timestamptz,
    PRIMARY KEY (thing_id, field)
  );
  CREATE INDEX refresh_failures_retry_at_idx ON refresh_failures (retry_at) WHERE retry_at IS NOT NULL;
  SELECT freshet_protect('refresh_failures');
  SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'refresh_failures');`;

/** By whomever a campaign is changed: what its cadence follows from is looked at again at once. */
const PLANNING = `
  -- The clock and not the transaction's beginning: a batch at work must see that this came after it had begun.
  CREATE FUNCTION freshet_plan_refresh_of(organisation uuid, campaign uuid) RETURNS void LANGUAGE sql AS $$
    INSERT INTO refresh_plans AS plan (thing_id, organisation_id, next_at, dirtied_at)
    VALUES (campaign, organisation, clock_timestamp(), clock_timestamp())
    ON CONFLICT (thing_id) DO UPDATE SET dirtied_at = EXCLUDED.dirtied_at,
      next_at = CASE WHEN plan.claimed_at IS NULL THEN EXCLUDED.next_at ELSE plan.next_at END
  $$;

  CREATE FUNCTION freshet_plan_refresh() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM freshet_plan_refresh_of(NEW.organisation_id, NEW.id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER campaigns_plan_first_refresh AFTER INSERT ON campaigns FOR EACH ROW EXECUTE FUNCTION freshet_plan_refresh();
  CREATE TRIGGER campaigns_plan_refresh AFTER UPDATE OF opens_at, closes_at, archived_at, giving_day_id, refresh_every_seconds ON campaigns
    FOR EACH ROW WHEN ((OLD.opens_at, OLD.closes_at, OLD.archived_at, OLD.giving_day_id, OLD.refresh_every_seconds)
      IS DISTINCT FROM (NEW.opens_at, NEW.closes_at, NEW.archived_at, NEW.giving_day_id, NEW.refresh_every_seconds))
    EXECUTE FUNCTION freshet_plan_refresh();

  CREATE FUNCTION freshet_plan_refresh_of_day() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM freshet_plan_refresh_of(campaigns.organisation_id, campaigns.id) FROM campaigns WHERE giving_day_id = NEW.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER giving_days_plan_refresh AFTER UPDATE OF starts_at, ends_at ON giving_days
    FOR EACH ROW WHEN ((OLD.starts_at, OLD.ends_at) IS DISTINCT FROM (NEW.starts_at, NEW.ends_at))
    EXECUTE FUNCTION freshet_plan_refresh_of_day();`;

const BACKFILL = `
  SELECT set_config('freshet.scope', 'platform', true);
  INSERT INTO refresh_plans (thing_id, organisation_id, next_at) SELECT id, organisation_id, now() FROM campaigns;
  SELECT set_config('freshet.scope', '', true);`;
