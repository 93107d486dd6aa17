const takeSql = (which: string) => `
  SELECT id, job, job_id, payload
  FROM outbox
  WHERE ${which} AND job = ANY ($2::text[]) AND id > $3 AND $4::text IS NOT NULL
  ORDER BY id
  LIMIT $1
  FOR UPDATE SKIP LOCKED`;

/** By `outbox_unrelayed_idx`. $1: at most, $2: names of known jobs, those of a newer version wait for its relay, $3: after this id. */
export const takeUnrelayedSql = takeSql('relayed_at IS NULL');

/** What was given to another life of Redis and has not ended, by `outbox_unfinished_idx`. As above; $4: the life there is. */
export const takeLostSql = takeSql('finished_at IS NULL AND relayed_at IS NOT NULL AND relayed_to <> $4');

/** $1: names of known jobs. */
export const listUnknownSql = `SELECT DISTINCT job FROM outbox WHERE relayed_at IS NULL AND job <> ALL ($1::text[])`;

/** $1: ids, $2: life of Redis, as it was before the jobs were added. */
export const markRelayedSql = `
  UPDATE outbox SET relayed_at = now(), relayed_to = $2, relays = relays + 1
  WHERE id = ANY ($1::bigint[])`;

/** After five minutes, and then after twice as long each time, up to eight hours. $1: at most. */
export const recallOverdueSql = `
  UPDATE outbox SET relayed_at = NULL
  WHERE id IN (
    SELECT id FROM outbox
    WHERE finished_at IS NULL AND relayed_at < now() - interval '5 minutes'
      AND relayed_at < now() - interval '5 minutes' * 2 ^ LEAST(relays - 1, 7)
    LIMIT $1
    FOR UPDATE SKIP LOCKED
  )
  RETURNING id`;

/** By `outbox_unfinished_job_idx`. $1: ids of jobs, $2: why each was set aside, or null. */
export const finishRowsSql = `
  UPDATE outbox SET finished_at = now(), failure = ended.failure, relayed_at = coalesce(relayed_at, now())
  FROM (SELECT DISTINCT ON (job_id) * FROM unnest($1::text[], $2::text[]) AS ended (job_id, failure)) ended
  WHERE outbox.job_id = ended.job_id AND outbox.finished_at IS NULL`;

/** By `outbox_finished_idx`. $1: at most. */
export const purgeRowsSql = `
  DELETE FROM outbox
  WHERE id IN (
    SELECT id FROM outbox
    WHERE finished_at < now() - interval '7 days' AND failure IS NULL
    LIMIT $1
    FOR UPDATE SKIP LOCKED
  )
  RETURNING id`;
