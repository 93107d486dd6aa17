import { setTimeout as pause } from 'node:timers/promises';
import { query } from '../../bin/services/postgres-query.mjs';
import { plantCampaigns } from '../cache/plant.mjs';
import { compose, gatherReaders, go, resolve } from '../mailings/mailing.mjs';

/** Kinds that can be told to stand still. */
export const OTHERS = ['email', 'import', 'report', 'cache-refresh', 'forced-refresh'];

/** A report that is under way is finished first. */
const PATIENCE_MS = 300_000;

const FIELDS = ['totalRaised', 'donationCount', 'donorCount', 'medianGift'];

/** A mailing whose readers have been found, none of whom has been written to; answers its id. */
export async function aMailingTo(platform, readers) {
  await gatherReaders(platform, readers);
  const id = await compose(platform);
  await resolve(platform, id);
  return id;
}

export const letGo = go;

/** Refreshes as people ask for them, each of a campaign of its own, so that none is served by another. */
export async function requestRefreshes({ databaseUrl }, count) {
  const campaigns = await plantCampaigns(databaseUrl, count);
  await query(
    databaseUrl,
    `WITH asked AS (
       INSERT INTO forced_refreshes (id, organisation_id, campaign_id, fields, requested_at)
       SELECT uuidv7(), organisation_id, id, $2::text[], now() FROM campaigns WHERE id = ANY ($1::uuid[])
       RETURNING id, organisation_id, campaign_id
     ), planned AS (
       INSERT INTO forced_refresh_steps (refresh_id, organisation_id, position, kind, thing_id, field)
       SELECT asked.id, organisation_id, CASE WHEN place < 4 THEN 200 ELSE 200 + place END, 'campaign', campaign_id, field
       FROM asked, unnest($2::text[]) WITH ORDINALITY AS wanted (field, place)
     )
     INSERT INTO outbox (organisation_id, job, job_id, payload)
     SELECT organisation_id, 'force-refresh', 'refresh-' || id, jsonb_build_object('refreshId', id, 'organisationId', organisation_id) FROM asked`,
    [campaigns, FIELDS],
  );
}

/** Lets these kinds stand still, and no other, as the emergency levers do; resolves when nothing of theirs is under way. */
export async function standStill({ databaseUrl }, redis, kinds) {
  await query(databaseUrl, `UPDATE emergency_state SET paused_kinds = $1`, [kinds]);
  const isAsTold = async (kind) =>
    (await redis.client.hexists(metaOf(kind), 'paused')) === Number(kinds.includes(kind));
  const isAtRest = async (kind) => (await redis.client.llen(`freshet:${kind}:active`)) === 0;
  for (const kind of OTHERS) await until(() => isAsTold(kind));
  for (const kind of kinds) await until(() => isAtRest(kind));
}

const metaOf = (kind) => `freshet:${kind}:meta`;

/** What has not been done yet, and the rows that reports have so far. */
export async function leftOf({ databaseUrl }) {
  const { rows } = await query(
    databaseUrl,
    `SELECT (SELECT coalesce(sum(queued), 0)::integer FROM mailing_batches) AS mails,
            (SELECT count(*)::integer FROM forced_refreshes WHERE finished_at IS NULL) AS refreshes,
            (SELECT count(*)::integer FROM reports WHERE status IN ('waiting', 'running')) AS reports,
            (SELECT coalesce(sum(rows_written), 0)::integer FROM reports) AS written`,
  );
  return rows[0];
}

async function until(isSo) {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('a kind did not do as it was told within five minutes');
    await pause(50);
  }
}
