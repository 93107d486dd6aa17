/**
 * The steps of a refresh: each field of each thing. $1: refresh, $2: organisation, $3: campaign, $4: giving day, $5: fields,
 * $6: those of them that everything has. All things of one kind share a position for each field, and are taken together.
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
  SELECT $1, $2::uuid, things.place * 100 + wanted.position, things.kind, things.id, wanted.field
  FROM things CROSS JOIN unnest($5::text[]) WITH ORDINALITY AS wanted (field, position)
  WHERE things.kind = 'campaign' OR wanted.field = ANY ($6::text[])`;

/** The next steps of a refresh ($1), at most $2: of one kind and field. */
export const nextStepsSql = `
  SELECT position, kind, field, array_agg(thing_id ORDER BY thing_id) AS ids
  FROM (
    SELECT position, kind, field, thing_id FROM forced_refresh_steps
    WHERE refresh_id = $1 AND done_at IS NULL AND position = (
      SELECT min(position) FROM forced_refresh_steps WHERE refresh_id = $1 AND done_at IS NULL)
    ORDER BY thing_id LIMIT $2
  ) step
  GROUP BY position, kind, field`;

/**
 * Takes over what another refresh has computed of the same fields since this one ($1) was asked for: it is as fresh as was
 * asked. $2: position, $3: things, $4: field. Answers the things that are done by it.
 */
export const borrowStepsSql = `
  UPDATE forced_refresh_steps step SET before = other.before, after = other.after, as_of = other.as_of, done_at = now()
  FROM forced_refreshes refresh, unnest($3::uuid[]) AS wanted (thing_id) CROSS JOIN LATERAL (
    SELECT before, after, as_of FROM forced_refresh_steps
    WHERE thing_id = wanted.thing_id AND field = $4 AND as_of IS NOT NULL
    ORDER BY as_of DESC LIMIT 1
  ) other
  WHERE refresh.id = $1 AND step.refresh_id = $1 AND step.position = $2 AND step.thing_id = wanted.thing_id AND step.done_at IS NULL
    AND other.as_of > refresh.requested_at
  RETURNING step.thing_id AS id`;

/** Notes steps as done, unless they were. $1: refresh, $2: position; then for each: thing, before, after, instant, failure. */
export const noteStepsSql = `
  UPDATE forced_refresh_steps step
  SET before = done.before, after = done.after, as_of = done.as_of, failure = done.failure, done_at = now()
  FROM unnest($3::uuid[], $4::jsonb[], $5::jsonb[], $6::timestamptz[], $7::text[]) AS done (thing_id, before, after, as_of, failure)
  WHERE step.refresh_id = $1 AND step.position = $2 AND step.thing_id = done.thing_id AND step.done_at IS NULL`;

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
           'asOf', to_char(step.as_of AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY step.position) FILTER (WHERE step.done_at IS NOT NULL), '[]') AS results
  FROM page JOIN forced_refresh_steps step ON step.refresh_id = $1 AND step.thing_id = page.id
  GROUP BY page.place, page.kind, page.slug, page.title
  ORDER BY page.place`;
