import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What staff do about figures: forced refreshes of a campaign, a giving day, or some of an organisation's campaigns, one
 * step for each field of each thing; reports of the nightly audit; and closing statements, which never change.
 */
export class AddFigureOperations1790000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REFRESHES);
    await runner.query(STEPS);
    await runner.query(AUDITS);
    await runner.query(CLOSING);
    await runner.query(KEYS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SELECT set_config('freshet.scope', 'platform', true);
      DELETE FROM api_keys WHERE organisation_id IS NULL;
      ALTER TABLE api_keys DROP CONSTRAINT api_keys_of_platform_are_for_audits, ALTER COLUMN organisation_id SET NOT NULL;
      DROP TABLE closing_statements, figure_audits;
      ALTER TABLE forced_refreshes ADD COLUMN results jsonb NOT NULL DEFAULT '[]';
      UPDATE forced_refreshes SET results = coalesce((
        SELECT jsonb_agg(jsonb_build_object('field', field, 'before', before, 'after', after, 'asOf', as_of) ORDER BY position)
        FROM forced_refresh_steps step WHERE step.refresh_id = forced_refreshes.id AND done_at IS NOT NULL AND failure IS NULL), '[]');
      DROP TABLE forced_refresh_steps;
      DELETE FROM forced_refreshes WHERE campaign_id IS NULL;
      DROP INDEX forced_refreshes_unfinished_idx, forced_refreshes_campaign_id_idx, forced_refreshes_giving_day_id_idx;
      ALTER TABLE forced_refreshes
        DROP CONSTRAINT forced_refreshes_one_subject, DROP CONSTRAINT forced_refreshes_giving_day_fkey,
        DROP COLUMN giving_day_id, DROP COLUMN begun_at, DROP COLUMN worked_at,
        ALTER COLUMN campaign_id SET NOT NULL;
      SELECT set_config('freshet.scope', '', true);
    `);
  }
}

const REFRESHES = `
  ALTER TABLE forced_refreshes
    ALTER COLUMN campaign_id DROP NOT NULL,
    ADD COLUMN giving_day_id uuid,
    -- From here on another request is a refresh of its own: what has been computed was computed before it.
    ADD COLUMN begun_at timestamptz,
    -- When somebody last worked at it; long ago says that whoever did is gone.
    ADD COLUMN worked_at timestamptz,
    ADD CONSTRAINT forced_refreshes_giving_day_fkey FOREIGN KEY (organisation_id, giving_day_id) REFERENCES giving_days (organisation_id, id),
    -- Without either it is of whichever campaigns its steps name.
    ADD CONSTRAINT forced_refreshes_one_subject CHECK (num_nonnulls(campaign_id, giving_day_id) <= 1);
  CREATE INDEX forced_refreshes_unfinished_idx ON forced_refreshes (requested_at) WHERE finished_at IS NULL;
  CREATE INDEX forced_refreshes_campaign_id_idx ON forced_refreshes (campaign_id, requested_at DESC);
  CREATE INDEX forced_refreshes_giving_day_id_idx ON forced_refreshes (giving_day_id, requested_at DESC);`;

const STEPS = `
  CREATE TABLE forced_refresh_steps (
    refresh_id       uuid NOT NULL,
    organisation_id  uuid NOT NULL,
    -- Order in which the steps are taken: all things of one kind, field by field. Totals share a position, because what
    -- computes one of them computes all: what each was must be looked at before.
    position         integer NOT NULL,
    kind             text NOT NULL CHECK (kind IN ('organisation', 'giving_day', 'campaign', 'designation')),
    thing_id         uuid NOT NULL,
    field            text NOT NULL,
    before           jsonb,
    after            jsonb,
    as_of            timestamptz,
    -- Why the field could not be computed, for people.
    failure          text,
    done_at          timestamptz,
    PRIMARY KEY (refresh_id, thing_id, field),
    CONSTRAINT forced_refresh_steps_refresh_fkey FOREIGN KEY (organisation_id, refresh_id)
      REFERENCES forced_refreshes (organisation_id, id) ON DELETE CASCADE,
    CHECK ((done_at IS NULL) OR (failure IS NULL) = (as_of IS NOT NULL))
  );
  CREATE INDEX forced_refresh_steps_due_idx ON forced_refresh_steps (refresh_id, position, thing_id) WHERE done_at IS NULL;
  -- What another refresh computed of the same field a moment ago.
  CREATE INDEX forced_refresh_steps_thing_idx ON forced_refresh_steps (thing_id, field, as_of) WHERE as_of IS NOT NULL;
  SELECT freshet_protect('forced_refresh_steps');
  SELECT freshet_grant('SELECT, INSERT, UPDATE', 'forced_refresh_steps');

  SELECT set_config('freshet.scope', 'platform', true);
  INSERT INTO forced_refresh_steps (refresh_id, organisation_id, position, kind, thing_id, field, before, after, as_of, done_at)
  SELECT refresh.id, refresh.organisation_id, wanted.position, 'campaign', refresh.campaign_id, wanted.field,
         done.result -> 'before', done.result -> 'after', (done.result ->> 'asOf')::timestamptz, (done.result ->> 'asOf')::timestamptz
  FROM forced_refreshes refresh
  CROSS JOIN LATERAL unnest(refresh.fields) WITH ORDINALITY AS wanted (field, position)
  LEFT JOIN LATERAL (
    SELECT result FROM jsonb_array_elements(refresh.results) AS result WHERE result ->> 'field' = wanted.field LIMIT 1
  ) done ON true
  ON CONFLICT DO NOTHING;
  SELECT set_config('freshet.scope', '', true);
  ALTER TABLE forced_refreshes DROP COLUMN results;`;

const AUDITS = `
  -- Of the whole platform: only the platform reads them.
  CREATE TABLE figure_audits (
    id           uuid PRIMARY KEY,
    began_at     timestamptz NOT NULL,
    finished_at  timestamptz NOT NULL,
    -- Things whose additive figures were computed in full, and values that were computed again to compare.
    checked      integer NOT NULL,
    sampled      integer NOT NULL,
    drift_count  integer NOT NULL,
    -- The first of them; drift_count says how many there are.
    drifts       jsonb NOT NULL,
    took_ms      integer NOT NULL
  );
  CREATE INDEX figure_audits_finished_at_idx ON figure_audits (finished_at DESC, id DESC);
  ALTER TABLE figure_audits ENABLE ROW LEVEL SECURITY;
  ALTER TABLE figure_audits FORCE ROW LEVEL SECURITY;
  CREATE POLICY platform ON figure_audits USING ((SELECT freshet_scope_is('platform')));
  SELECT freshet_grant('SELECT, INSERT', 'figure_audits');`;

const CLOSING = `
  CREATE TABLE closing_statements (
    id               uuid PRIMARY KEY,
    organisation_id  uuid NOT NULL REFERENCES organisations (id),
    campaign_id      uuid,
    giving_day_id    uuid,
    number           integer NOT NULL CHECK (number > 0),
    figures          jsonb NOT NULL,
    -- In which the ledger was read, and when.
    snapshot         pg_snapshot NOT NULL,
    as_of            timestamptz NOT NULL,
    actor            text NOT NULL,
    CONSTRAINT closing_statements_one_subject CHECK (num_nonnulls(campaign_id, giving_day_id) = 1),
    -- A statement is superseded by the next number and by no other.
    CONSTRAINT closing_statements_campaign_number_key UNIQUE (campaign_id, number),
    CONSTRAINT closing_statements_giving_day_number_key UNIQUE (giving_day_id, number),
    CONSTRAINT closing_statements_campaign_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaigns (organisation_id, id),
    CONSTRAINT closing_statements_giving_day_fkey FOREIGN KEY (organisation_id, giving_day_id) REFERENCES giving_days (organisation_id, id)
  );
  SELECT freshet_protect('closing_statements');
  SELECT freshet_grant('SELECT, INSERT', 'closing_statements');
  CREATE TRIGGER closing_statements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON closing_statements
    FOR EACH STATEMENT EXECUTE FUNCTION freshet_refuse_change();`;

/** A key without an organisation is the platform's own, and opens nothing of any tenant's. */
const KEYS = `
  ALTER TABLE api_keys
    ALTER COLUMN organisation_id DROP NOT NULL,
    ADD CONSTRAINT api_keys_of_platform_are_for_audits
      CHECK (CASE WHEN organisation_id IS NULL THEN scopes <@ '{figures:audit}' ELSE NOT scopes && '{figures:audit}' END);`;
