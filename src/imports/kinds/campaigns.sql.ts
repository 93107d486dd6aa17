import { rejectSql } from './reject.sql.js';

const SAID = `title text, summary text, story text, giving_day_id uuid, currency char(3), goal bigint, minimum bigint, maximum bigint,
  opens_at timestamptz, closes_at timestamptz, locale text, published boolean, smallest bigint, largest bigint`;

/** What a campaign is with what a row says of it; `there` is what it was. */
const MERGED = `
  coalesce(said.title, there.title) AS title, coalesce(said.summary, there.summary, '') AS summary, coalesce(said.story, there.story, '') AS story,
  coalesce(said.giving_day_id, there.giving_day_id) AS giving_day_id, coalesce(said.currency, there.currency) AS currency, coalesce(said.goal, there.goal) AS goal,
  coalesce(said.minimum, there.minimum, said.smallest) AS minimum, coalesce(said.maximum, there.maximum, said.largest) AS maximum,
  coalesce(said.opens_at, there.opens_at, now()) AS opens_at, coalesce(said.closes_at, there.closes_at) AS closes_at,
  coalesce(said.locale, there.locale, (SELECT locale FROM organisations WHERE id = $1)) AS locale,
  CASE said.published WHEN true THEN coalesce(there.published_at, now()) WHEN false THEN NULL ELSE there.published_at END AS published_at`;

const COLUMNS = ['title', 'summary', 'story', 'giving_day_id', 'currency', 'goal', 'minimum', 'maximum', 'opens_at', 'closes_at', 'locale', 'published_at'];
const listOf = (of: string) => COLUMNS.map((column) => `${of}.${column}`).join(', ');
/** Instants as UTC, whatever the session's time zone, so that they can be compared as texts. */
const objectOf = (of: string) => `jsonb_build_object(${COLUMNS.map((column) => `'${column}', ${column.endsWith('_at') ? `${of}.${column} AT TIME ZONE 'UTC'` : `${of}.${column}`}`).join(', ')})`;

const staged = (which = '') => `
    SELECT staged.row_no, staged.label AS slug, there.id AS campaign_id, there.currency AS old_currency, ${MERGED}
    FROM staged_rows staged CROSS JOIN LATERAL jsonb_to_record(staged.facts) AS said (${SAID})
    LEFT JOIN campaigns there ON there.organisation_id = $1 AND there.slug = staged.label
    WHERE staged.reading_id = $2 ${which}`;

export const rejectForeignSlugsSql = rejectSql('slug_taken', `
    SELECT row_no, label AS value FROM staged_rows WHERE reading_id = $2 AND freshet_slug_is_of_others(label, $1)`);

/** Money that was given stays what it is. */
export const rejectCurrenciesSql = rejectSql('wrong_currency', `
    SELECT row_no, merged.currency::text AS value FROM (${staged()}) merged
    WHERE campaign_id IS NOT NULL AND merged.currency <> old_currency AND EXISTS (SELECT FROM donations WHERE donations.campaign_id = merged.campaign_id)`);

export const rejectPeriodsSql = rejectSql('ends_before_it_opens', `
    SELECT row_no, closes_at::text AS value FROM (${staged()}) merged WHERE closes_at <= opens_at`);

export const rejectRangesSql = rejectSql('minimum_above_maximum', `
    SELECT row_no, minimum::text AS value FROM (${staged()}) merged WHERE minimum > maximum`);

const ranked = (which = '') => `
  WITH ranked AS (
    SELECT merged.row_no, merged.slug, staged.facts, there.id IS NULL AS is_new, (${listOf('there')}) IS DISTINCT FROM (${listOf('merged')}) AS differs,
           CASE WHEN there.id IS NOT NULL THEN ${objectOf('there')} END AS before, ${objectOf('merged')} AS after,
           row_number() OVER (PARTITION BY merged.slug ORDER BY merged.row_no) AS nth
    FROM (${staged(which)}) merged JOIN staged_rows staged ON staged.reading_id = $2 AND staged.row_no = merged.row_no
    LEFT JOIN campaigns there ON there.id = merged.campaign_id
  )`;

/** $1: organisation, $2: reading. Answers rows by what they do. */
export const planCampaignsSql = `${ranked()},
  planned AS (
    INSERT INTO planned_rows (organisation_id, reading_id, position, row_no, label, facts)
    SELECT $1, $2, row_number() OVER (ORDER BY slug), row_no, slug, facts FROM ranked WHERE nth = 1 AND (is_new OR differs)
  )
  SELECT count(*) FILTER (WHERE nth = 1 AND is_new)::integer AS new, count(*) FILTER (WHERE nth = 1 AND NOT is_new AND differs)::integer AS changed,
         count(*) FILTER (WHERE nth > 1 OR NOT is_new AND NOT differs)::integer AS unchanged, count(*) FILTER (WHERE nth > 1)::integer AS duplicate
  FROM ranked`;

/** $3: up to which row. Amounts are minor units. */
export const previewCampaignsSql = `${ranked('AND staged.row_no <= $3')}
  SELECT row_no AS row, slug AS subject, CASE WHEN nth > 1 THEN 'duplicate' WHEN is_new THEN 'new' WHEN differs THEN 'changed' ELSE 'unchanged' END AS outcome, before, after
  FROM ranked ORDER BY row_no`;

const PLANNED = `
    SELECT planned.label AS slug, planned.position, there.id, ${MERGED}
    FROM planned_rows planned CROSS JOIN LATERAL jsonb_to_record(planned.facts) AS said (${SAID})
    LEFT JOIN campaigns there ON there.organisation_id = $1 AND there.slug = planned.label
    WHERE planned.reading_id = $2 AND planned.position > $4 AND planned.position <= $5`;

/** $3: import, $4 and $5: places of the plan. */
export const changeCampaignsSql = `
  WITH merged AS MATERIALIZED (${PLANNED}
  ), changed AS (
    UPDATE campaigns SET ${COLUMNS.map((column) => `${column} = merged.${column}`).join(', ')} FROM merged, campaigns old
    WHERE campaigns.id = merged.id AND old.id = merged.id AND (${listOf('campaigns')}) IS DISTINCT FROM (${listOf('merged')})
    RETURNING campaigns.id, ${objectOf('old')} AS before, ${objectOf('campaigns')} AS after
  ), noted AS (
    INSERT INTO import_changes (organisation_id, import_id, subject, before, after) SELECT $1, $3::uuid, id::text, before, after FROM changed ON CONFLICT DO NOTHING
  )
  SELECT count(*)::integer AS "campaignsChanged" FROM changed`;

export const addCampaignsSql = `
  WITH merged AS MATERIALIZED (${PLANNED}
  ), made AS (
    INSERT INTO campaigns (id, organisation_id, slug, import_id, ${COLUMNS.join(', ')})
    SELECT uuidv7(), $1, slug, $3::uuid, ${listOf('merged')} FROM merged WHERE id IS NULL ORDER BY position
    ON CONFLICT (slug) DO NOTHING RETURNING 1
  )
  SELECT count(*)::integer AS campaigns FROM made`;

/** $1: organisation, $2: import. Instants are texts in UTC there. */
export const restoreCampaignsSql = `
  WITH noted AS (
    DELETE FROM import_changes WHERE organisation_id = $1 AND import_id = $2 RETURNING subject::uuid AS id, before, after
  ), restored AS (
    UPDATE campaigns SET ${COLUMNS.map((column) => `${column} = old.${column}${column.endsWith('_at') ? ` AT TIME ZONE 'UTC'` : ''}`).join(', ')}
    FROM noted CROSS JOIN LATERAL jsonb_to_record(noted.before) AS old (title text, summary text, story text, giving_day_id uuid, currency char(3), goal bigint,
      minimum bigint, maximum bigint, opens_at timestamp, closes_at timestamp, locale text, published_at timestamp)
    WHERE campaigns.id = noted.id AND ${objectOf('campaigns')} = noted.after RETURNING 1
  )
  SELECT count(*)::integer AS "campaignsChanged" FROM restored`;

const UNUSED = `organisation_id = $1 AND import_id = $2
      AND NOT EXISTS (SELECT FROM donations WHERE donations.campaign_id = made.id)
      AND NOT EXISTS (SELECT FROM designations WHERE designations.campaign_id = made.id)
      AND NOT EXISTS (SELECT FROM mailings WHERE mailings.campaign_id = made.id)
      AND NOT EXISTS (SELECT FROM forced_refreshes WHERE forced_refreshes.campaign_id = made.id)
      AND NOT EXISTS (SELECT FROM closing_statements WHERE closing_statements.campaign_id = made.id)`;

/** Campaigns it made and of which nothing else has become. */
export const removeCampaignsSql = `
  WITH gone AS (DELETE FROM campaigns made WHERE ${UNUSED} RETURNING 1)
  SELECT count(*)::integer AS campaigns FROM gone`;

export const countMadeCampaignsSql = `SELECT count(*)::integer FROM campaigns made WHERE ${UNUSED}`;

export const countChangedCampaignsSql = `
  SELECT count(*)::integer FROM import_changes noted JOIN campaigns ON campaigns.id = noted.subject::uuid
  WHERE noted.organisation_id = $1 AND noted.import_id = $2 AND ${objectOf('campaigns')} = noted.after`;
