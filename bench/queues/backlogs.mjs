import { setTimeout as pause } from 'node:timers/promises';
import { query } from '../../bin/services/postgres-query.mjs';
import { plantCampaigns } from '../cache/plant.mjs';
import { compose, gatherReaders, go, resolve } from '../mailings/mailing.mjs';

/** Kinds that can be told to stand still. */
export const OTHERS = ['email', 'import', 'report', 'cache-refresh', 'forced-refresh'];

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
  // Whatever process works on reports.
  const paused = kinds.includes('report');
  await (paused
    ? redis.client.hset(metaOf('report'), 'paused', 1)
    : redis.client.hdel(metaOf('report'), 'paused'));
  const isAsTold = async (kind) =>
    (await redis.client.hexists(metaOf(kind), 'paused')) === Number(kinds.includes(kind));
  const isAtRest = async (kind) => (await redis.client.llen(`freshet:${kind}:active`)) === 0;
  for (const kind of OTHERS) await until(() => isAsTold(kind));
  for (const kind of kinds) await until(() => isAtRest(kind));
}

const metaOf = (kind) => `freshet:${kind}:meta`;

/** What has not been done yet. */
export async function leftOf({ databaseUrl }, redis) {
  const { rows } = await query(
    databaseUrl,
    `SELECT (SELECT coalesce(sum(queued), 0)::integer FROM mailing_batches) AS mails,
            (SELECT count(*)::integer FROM forced_refreshes WHERE finished_at IS NULL) AS refreshes`,
  );
  const lists = await Promise.all(
    ['wait', 'active'].map((list) => redis.client.llen(`freshet:report:${list}`)),
  );
  return { ...rows[0], reports: lists[0] + lists[1] };
}

async function until(isSo) {
  const deadline = performance.now() + 120_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('a kind did not do as it was told within two minutes');
    await pause(50);
  }
}
