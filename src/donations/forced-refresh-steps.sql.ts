/**
 * The steps of a refresh: each field of each thing. $1: refresh, $2: organisation, $3: campaign, $4: giving day, $5: fields,
 * $6: those of them that everything has. Things of one kind are taken together, field by field; the totals at once, because
 * computing one of them brings the others up to date, too, and each must be looked at as it was.
 */
export const planStepsSql = `
  WITH things AS (
    SELECT 1 AS place, 'giving_day' AS kind, $4::uuid AS id WHERE $4::uuid IS NOT NULL
    UNION ALL SELECT 2, 'campaign', id FROM campaigns WHERE id = $3::uuid OR giving_day_id = $4::uuid
    UNION ALL SELECT 3, 'designation', designations.id FROM designations JOIN campaigns ON campaigns.id = designations.campaign_id
              WHERE campaigns.giving_day_id = $4::uuid
    UNION ALL SELECT 4, 'organisation', $2::uuid WHERE $4::uuid IS NOT NULL
  )
  INSERT INTO forced_refresh_steps (refresh_id, organisation_id, position, kind, thing_id, field)
  SELECT $1, $2::uuid, things.place * 100 + CASE WHEN wanted.field = ANY ($6::text[]) THEN 0 ELSE wanted.position END, things.kind, things.id, wanted.field
  FROM things CROSS JOIN unnest($5::text[]) WITH ORDINALITY AS wanted (field, position)
  WHERE things.kind = 'campaign' OR wanted.field = ANY ($6::text[])`;

/** The next steps of a refresh ($1): of one kind and position, of $2 things at most. */
export const nextStepsSql = `
  WITH place AS (
    SELECT min(position) AS position FROM forced_refresh_steps WHERE refresh_id = $1 AND done_at IS NULL
  ), things AS (
    SELECT DISTINCT thing_id FROM forced_refresh_steps JOIN place USING (position)
    WHERE refresh_id = $1 AND done_at IS NULL ORDER BY thing_id LIMIT $2
  )
  SELECT position, kind, array_agg(DISTINCT field) AS fields, array_agg(DISTINCT thing_id) AS ids
  FROM forced_refresh_steps JOIN place USING (position) JOIN things USING (thing_id)
  WHERE refresh_id = $1 AND done_at IS NULL
  GROUP BY position, kind`;

/**
 * Takes over what another refresh has computed of the same field since this one ($1) was asked for: it is as fresh as was
 * asked. $2: things, $3: field. Answers the things that are done by it.
 */
export const borrowStepsSql = `
  UPDATE forced_refresh_steps step SET before = other.before, after = other.after, as_of = other.as_of, done_at = now()
  FROM forced_refreshes refresh, unnest($2::uuid[]) AS wanted (thing_id) CROSS JOIN LATERAL (
    SELECT before, after, as_of FROM forced_refresh_steps
    WHERE thing_id = wanted.thing_id AND field = $3 AND as_of IS NOT NULL
    ORDER BY as_of DESC LIMIT 1
  ) other
  WHERE refresh.id = $1 AND step.refresh_id = $1 AND step.thing_id = wanted.thing_id AND step.field = $3 AND step.done_at IS NULL
    AND other.as_of > refresh.requested_at
  RETURNING step.thing_id AS id`;

/** Notes steps as done, unless they were. $1: refresh; then for each: thing, field, before, after, instant, failure. */
export const noteStepsSql = `
  UPDATE forced_refresh_steps step
  SET before = done.before, after = done.after, as_of = done.as_of, failure = done.failure, done_at = now()
  FROM unnest($2::uuid[], $3::text[], $4::jsonb[], $5::jsonb[], $6::timestamptz[], $7::text[]) AS done (thing_id, field, before, after, as_of, failure)
  WHERE step.refresh_id = $1 AND step.thing_id = done.thing_id AND step.field = done.field AND step.done_at IS NULL`;

/** A page of what a refresh ($1) is about, with what became of each: $2 things after the first $3. */
export const listThingsSql = `
  WITH things AS (
    SELECT DISTINCT kind, thing_id AS id FROM forced_refresh_steps WHERE refresh_id = $1
  ), page AS (
    SELECT things.kind, things.id, named.slug, named.title,
           row_number() OVER (ORDER BY array_position('{giving_day,campaign,designation,organisation}', things.kind), named.title, named.slug, things.id) AS place
    FROM things CROSS JOIN LATERAL (
      SELECT slug, title FROM giving_days WHERE things.kind = 'giving_day' AND giving_days.id = things.id
      UNION ALL SELECT slug, title FROM campaigns WHERE things.kind = 'campaign' AND campaigns.id = things.id
      UNION ALL SELECT slug, title FROM designations WHERE things.kind = 'designation' AND designations.id = things.id
      UNION ALL SELECT slug, name FROM organisations WHERE things.kind = 'organisation' AND organisations.id = things.id
    ) named
    ORDER BY place LIMIT $2 OFFSET $3
  )
  SELECT page.kind, page.slug, page.title,
         count(*)::integer AS total, count(step.done_at)::integer AS done, count(step.failure)::integer AS failed,
         coalesce(jsonb_agg(jsonb_build_object('field', step.field, 'before', step.before, 'after', step.after, 'failure', step.failure,
           'asOf', to_char(step.as_of AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY array_position(refresh.fields, step.field)) FILTER (WHERE step.done_at IS NOT NULL), '[]') AS results
  FROM page JOIN forced_refresh_steps step ON step.refresh_id = $1 AND step.thing_id = page.id JOIN forced_refreshes refresh ON refresh.id = $1
  GROUP BY page.place, page.kind, page.slug, page.title
  ORDER BY page.place`;
