import type { MigrationInterface, QueryRunner } from 'typeorm';

const ENTITIES = ['organisations', 'giving_days', 'campaigns', 'designations'];

/** What every one of {@link ENTITIES} has raised: amounts per currency, and counts. */
const FIELDS = [
  ['total_raised', `jsonb NOT NULL DEFAULT '{}'`],
  ['donation_count', 'bigint NOT NULL DEFAULT 0'],
  ['donor_count', 'bigint NOT NULL DEFAULT 0'],
] as const;

/** Computed now and then for campaigns, as JSON. */
const HIGHLIGHTS = ['donor_tags', 'top_donors', 'largest_donations', 'latest_donations', 'median_gift', 'hourly_raised'];

/**
 * Each figure is stored with the `pg_snapshot` it was computed in. Nothing is visible in `1:1:`, so a row that has it
 * has counted nothing yet, and whatever was booked is added by catching up.
 *
 * `ledger_steps` says what a ledger movement changed in the figures of each thing it counts for. It is written by the
 * ledger itself, in the same transaction and by the same statement, so that no writer can forget it.
 */
export class AddCachedFigures1790000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ENTITIES.map(addColumns).join(''));
    await runner.query(addedHighlights());
    await runner.query(STEPS);
    await runner.query(BOOKING);
    await runner.query(BACKFILL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER ledger_entries_book_steps ON ledger_entries;
      DROP FUNCTION freshet_book_ledger_steps;
      DROP FUNCTION freshet_book_ledger_step, freshet_ledger_scopes;
      DROP TABLE ledger_steps, journal_horizons;
      DROP INDEX ledger_entries_donor_id_idx;
      ${ENTITIES.map((entity) => dropColumns(entity, FIELDS.map(([field]) => field))).join('')}
      ${dropColumns('campaigns', HIGHLIGHTS)}`);
  }
}

function addColumns(entity: string): string {
  const added = FIELDS.map(
    ([field, type]) => `
      ADD COLUMN cached_${field} ${type},
      ADD COLUMN cached_timestamp_${field} timestamptz,
      ADD COLUMN cached_snapshot_${field} pg_snapshot NOT NULL DEFAULT '1:1:'`,
  );
  // Refreshes update these columns often; room on the page keeps such updates from touching any index.
  return `ALTER TABLE ${entity} ${added.join(',')}; ALTER TABLE ${entity} SET (fillfactor = 70);`;
}

function addedHighlights(): string {
  const added = HIGHLIGHTS.map((field) => `ADD COLUMN cached_${field} jsonb, ADD COLUMN cached_timestamp_${field} timestamptz, ADD COLUMN cached_snapshot_${field} pg_snapshot NOT NULL DEFAULT '1:1:'`);
  return `ALTER TABLE campaigns ${added.join(', ')};`;
}

function dropColumns(entity: string, fields: readonly string[]): string {
  const dropped = fields.flatMap((field) => [`cached_${field}`, `cached_timestamp_${field}`, `cached_snapshot_${field}`]);
  return `ALTER TABLE ${entity} ${dropped.map((column) => `DROP COLUMN ${column}`).join(', ')}; ALTER TABLE ${entity} RESET (fillfactor);`;
}

const STEPS = `
  CREATE TABLE ledger_steps (
    id               bigint GENERATED ALWAYS AS IDENTITY,
    organisation_id  uuid NOT NULL,
    -- A campaign, a designation, a giving day or the organisation itself.
    scope_id         uuid NOT NULL,
    currency         char(3) NOT NULL,
    raised           bigint NOT NULL,
    gifts            integer NOT NULL,
    donors           integer NOT NULL,
    xid              xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (scope_id, xid, id) INCLUDE (currency, raised, gifts, donors)
  );
  CREATE INDEX ledger_steps_xid_idx ON ledger_steps (xid);
  SELECT freshet_protect('ledger_steps');
  SELECT freshet_grant('SELECT, INSERT, DELETE', 'ledger_steps');

  -- Up to which snapshot a journal's steps have been sent to the cache, whatever became of the processes that wrote them.
  CREATE TABLE journal_horizons (
    journal   text PRIMARY KEY,
    snapshot  pg_snapshot NOT NULL,
    at        timestamptz NOT NULL
  );
  SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'journal_horizons');

  -- All that a donor ever gave, to tell whether a gift makes somebody a donor and a refund unmakes one.
  CREATE INDEX ledger_entries_donor_id_idx ON ledger_entries (donor_id)
    INCLUDE (campaign_id, designation_id, organisation_id, currency, amount) WHERE account = 'campaign';

  CREATE FUNCTION freshet_ledger_scopes(organisation uuid, campaign uuid, designation uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    SELECT scope.id
    FROM (VALUES (organisation), (campaign), (designation), ((SELECT giving_day_id FROM campaigns WHERE campaigns.id = campaign))) AS scope (id)
    WHERE scope.id IS NOT NULL
  $$;`;

const BOOKING = `
  -- One gift or refund, as nearly all are: a look at what the donor gave before, and a step for each thing it counts for.
  CREATE FUNCTION freshet_book_ledger_step(entry ledger_entries) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO ledger_steps (organisation_id, scope_id, currency, raised, gifts, donors)
    SELECT entry.organisation_id, scope.id, entry.currency, entry.amount, about.gifts, scope.is_donor::integer - scope.was_donor::integer
    FROM (
      SELECT campaigns.giving_day_id, (movement.kind = 'capture')::integer AS gifts
      FROM campaigns, ledger_transactions movement
      WHERE campaigns.id = entry.campaign_id AND movement.id = entry.transaction_id
    ) about
    CROSS JOIN LATERAL (
      SELECT bool_or(everything > 0) AS of_all,    bool_or(everything > own) AS of_all_before,
             bool_or(campaign > 0) AS of_campaign, bool_or(campaign > own) AS of_campaign_before,
             bool_or(fund > 0) AS of_fund,         bool_or(fund > own) AS of_fund_before,
             bool_or(day > 0) AS of_day,           bool_or(day > own) AS of_day_before
      FROM (
        SELECT sum(given.amount) AS everything,
               sum(given.amount) FILTER (WHERE given.campaign_id = entry.campaign_id) AS campaign,
               sum(given.amount) FILTER (WHERE given.designation_id = entry.designation_id) AS fund,
               sum(given.amount) FILTER (WHERE given.campaign_id = entry.campaign_id OR about.giving_day_id =
                 (SELECT giving_day_id FROM campaigns WHERE campaigns.id = given.campaign_id)) AS day,
               CASE WHEN given.currency = entry.currency THEN entry.amount ELSE 0 END AS own
        FROM ledger_entries given
        WHERE given.account = 'campaign' AND given.donor_id = entry.donor_id
        GROUP BY given.currency
      ) per_currency
    ) donor
    CROSS JOIN LATERAL (VALUES
      (entry.organisation_id, donor.of_all, donor.of_all_before),
      (entry.campaign_id, donor.of_campaign, donor.of_campaign_before),
      (entry.designation_id, donor.of_fund, donor.of_fund_before),
      (about.giving_day_id, donor.of_day, donor.of_day_before)
    ) AS scope (id, is_donor, was_donor)
    WHERE scope.id IS NOT NULL;
  END $$;

  CREATE FUNCTION freshet_book_ledger_steps() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    alone ledger_entries;
    entries bigint;
  BEGIN
    SELECT count(*) INTO entries FROM booked WHERE account = 'campaign';
    IF entries = 0 THEN RETURN NULL; END IF;
    IF entries = 1 THEN
      SELECT * INTO alone FROM booked WHERE account = 'campaign';
      -- Held until commit: two gifts of one donor are booked one after the other, so only one of them is the first. The
      -- statement after it begins after the wait and sees what the other transaction has committed.
      PERFORM FROM donors WHERE id = alone.donor_id FOR NO KEY UPDATE;
      PERFORM freshet_book_ledger_step(alone);
      RETURN NULL;
    END IF;
    PERFORM FROM donors WHERE id IN (SELECT donor_id FROM booked) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO ledger_steps (organisation_id, scope_id, currency, raised, gifts, donors)
    WITH added AS (
      SELECT entry.organisation_id, scope_id, entry.donor_id, entry.currency, sum(entry.amount) AS amount,
             count(*) FILTER (WHERE movement.kind = 'capture') AS gifts
      FROM booked entry
      JOIN ledger_transactions movement ON movement.id = entry.transaction_id
      CROSS JOIN LATERAL freshet_ledger_scopes(entry.organisation_id, entry.campaign_id, entry.designation_id) AS scope_id
      WHERE entry.account = 'campaign'
      GROUP BY entry.organisation_id, scope_id, entry.donor_id, entry.currency
    ), given AS (
      SELECT scope_id, entry.donor_id, entry.currency, sum(entry.amount) AS amount
      FROM ledger_entries entry
      CROSS JOIN LATERAL freshet_ledger_scopes(entry.organisation_id, entry.campaign_id, entry.designation_id) AS scope_id
      WHERE entry.account = 'campaign' AND entry.donor_id IN (SELECT donor_id FROM added)
      GROUP BY scope_id, entry.donor_id, entry.currency
    ), standing AS (
      SELECT scope_id, donor_id, min(added.currency) AS currency,
             bool_or(given.amount > 0)::integer - bool_or(given.amount > coalesce(added.amount, 0))::integer AS change
      FROM given LEFT JOIN added USING (scope_id, donor_id, currency)
      GROUP BY scope_id, donor_id
    )
    SELECT added.organisation_id, added.scope_id, added.currency, sum(added.amount), sum(added.gifts), coalesce(sum(standing.change), 0)
    FROM added LEFT JOIN standing USING (scope_id, donor_id, currency)
    GROUP BY added.organisation_id, added.scope_id, added.currency;
    RETURN NULL;
  END $$;
  CREATE TRIGGER ledger_entries_book_steps AFTER INSERT ON ledger_entries
    REFERENCING NEW TABLE AS booked FOR EACH STATEMENT EXECUTE FUNCTION freshet_book_ledger_steps();`;

/** What was booked before there were steps, one step a scope and currency. */
const BACKFILL = `
  SELECT set_config('freshet.scope', 'platform', true);
  INSERT INTO ledger_steps (organisation_id, scope_id, currency, raised, gifts, donors)
  WITH given AS (
    SELECT entry.organisation_id, scope_id, entry.donor_id, entry.currency, sum(entry.amount) AS amount,
           count(*) FILTER (WHERE movement.kind = 'capture') AS gifts
    FROM ledger_entries entry
    JOIN ledger_transactions movement ON movement.id = entry.transaction_id
    CROSS JOIN LATERAL freshet_ledger_scopes(entry.organisation_id, entry.campaign_id, entry.designation_id) AS scope_id
    WHERE entry.account = 'campaign'
    GROUP BY entry.organisation_id, scope_id, entry.donor_id, entry.currency
  ), counted AS (
    SELECT *, bool_or(amount > 0) OVER (PARTITION BY scope_id, donor_id)
              AND row_number() OVER (PARTITION BY scope_id, donor_id ORDER BY currency) = 1 AS is_donor
    FROM given
  )
  SELECT organisation_id, scope_id, currency, sum(amount), sum(gifts), count(*) FILTER (WHERE is_donor)
  FROM counted
  GROUP BY organisation_id, scope_id, currency;
  SELECT set_config('freshet.scope', '', true);`;
