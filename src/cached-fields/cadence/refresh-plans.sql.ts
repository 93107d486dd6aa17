/** How long a batch may keep what it took before it is due again, and how long what has changed may wait at most. */
const CLAIMED = `interval '60 seconds'`;
const PATIENCE = `interval '60 seconds'`;

const PATIENT = (everyMs: string) => `least(${everyMs} * interval '1 millisecond', ${PATIENCE})`;

/**
 * What has changed is due, though not sooner after its last refresh than its cadence says. In the order of ids, so that
 * two rounds do not wait for each other in a circle. $1: ids, $2: organisations.
 */
export const noteChangedSql = `
  INSERT INTO refresh_plans AS plan (thing_id, organisation_id, next_at, dirtied_at)
  SELECT changed.id, changed.organisation_id, now(), now()
  FROM unnest($1::uuid[], $2::uuid[]) AS changed (id, organisation_id)
  ORDER BY changed.id
  ON CONFLICT (thing_id) DO UPDATE SET dirtied_at = now(),
    next_at = CASE WHEN plan.claimed_at IS NULL
      THEN least(plan.next_at, greatest(now(), plan.refreshed_at + ${PATIENT('plan.every_ms')}))
      ELSE plan.next_at END`;

/** Those of $1 that were demoted are due now; the others go on as planned. */
export const wakeSql = `
  UPDATE refresh_plans SET next_at = now(), read_at = now()
  WHERE thing_id = ANY ($1::uuid[]) AND is_demoted AND claimed_at IS NULL
  RETURNING thing_id`;

/** By `refresh_plans_next_at_idx`: what is not due is not looked at. $1: no more than so many. */
export const countDueSql = `
  SELECT count(*)::integer AS due, (count(*) FILTER (WHERE dirtied_at > refreshed_at OR refreshed_at IS NULL))::integer AS dirty,
         coalesce(extract(epoch FROM now() - min(next_at)), 0)::float8 AS "overdueSeconds"
  FROM (SELECT next_at, dirtied_at, refreshed_at FROM refresh_plans WHERE next_at <= now() ORDER BY next_at LIMIT $1) due`;

/** Takes the $1 most urgent of what is due, for one batch alone; if that dies, they are due again after a while. */
export const claimSql = `
  WITH due AS MATERIALIZED (
    SELECT thing_id FROM refresh_plans WHERE next_at <= now() ORDER BY rank, next_at LIMIT $1 FOR UPDATE SKIP LOCKED
  )
  UPDATE refresh_plans plan SET claimed_at = clock_timestamp(), next_at = now() + ${CLAIMED}
  FROM due WHERE plan.thing_id = due.thing_id
  RETURNING plan.thing_id AS id, plan.organisation_id AS "organisationId", plan.refreshed_at AS "refreshedAt", plan.read_at AS "readAt",
    plan.begun_at AS "begunAt", plan.reads_per_second AS "readsPerSecond", plan.cadence, now() AS now`;

/** A batch that is still at work keeps what it took. $1: ids. */
export const keepSql = `UPDATE refresh_plans SET next_at = now() + ${CLAIMED} WHERE thing_id = ANY ($1::uuid[]) AND claimed_at IS NOT NULL`;

/** Gives back what could not be worked on at all, to be tried again in a moment. $1: ids. */
export const releaseSql = `UPDATE refresh_plans SET claimed_at = NULL, next_at = now() + interval '5 seconds' WHERE thing_id = ANY ($1::uuid[])`;

/**
 * What a batch has refreshed, and when each is next. What changed while it was at work keeps its place.
 * $1: ids, $2: instants (null: when it changes), $3: ranks, $4: milliseconds between refreshes, $5: instants of the last
 * read, $6: reads a second, $7: whether demoted, $8: cadences as JSON.
 */
export const settleSql = `
  UPDATE refresh_plans plan
  SET claimed_at = NULL, refreshed_at = now(), rank = new.rank, every_ms = new.every_ms, read_at = new.read_at,
      reads_per_second = new.reads_per_second, is_demoted = new.is_demoted, cadence = new.cadence,
      next_at = CASE WHEN plan.dirtied_at > plan.claimed_at THEN least(new.next_at, now() + ${PATIENT('coalesce(new.every_ms, 0)')}) ELSE new.next_at END
  FROM unnest($1::uuid[], $2::timestamptz[], $3::smallint[], $4::bigint[], $5::timestamptz[], $6::float8[], $7::boolean[], $8::jsonb[])
    AS new (thing_id, next_at, rank, every_ms, read_at, reads_per_second, is_demoted, cadence)
  WHERE plan.thing_id = new.thing_id`;

/** $1: the thing. */
export const findPlanSql = `
  SELECT next_at AS "nextAt", refreshed_at AS "refreshedAt", dirtied_at AS "dirtiedAt", read_at AS "readAt", begun_at AS "begunAt",
         claimed_at AS "claimedAt", cadence
  FROM refresh_plans WHERE thing_id = $1`;

/** Those that somebody is likely to ask for soon, the likeliest first. $1: no more than so many. */
export const listHotSql = `
  SELECT thing_id AS id FROM refresh_plans
  WHERE read_at > now() - interval '24 hours' OR (rank = 0 AND next_at IS NOT NULL)
  ORDER BY reads_per_second DESC, rank, read_at DESC NULLS LAST, thing_id LIMIT $1`;
