import { IS_MEANT, movedGifts } from './moved-gifts.sql.js';

/** Gifts in the time of a match, whoever looked at them before; what they were for is looked at once they are found. */
const IN_TIME = `movement.kind = 'capture' AND movement.occurred_at >= pledge.opens_at AND movement.occurred_at < least(pledge.closes_at, pledge.closed_at)`;

/** `pledge`: the match as it would be, one row. Those that have a place in it are not counted again. */
const countNewSql = (pledge: string) => `
  WITH pledge AS MATERIALIZED (${pledge}), ${movedGifts('entry.currency = pledge.currency', IN_TIME)}, priced AS (
    SELECT greatest(0, least(standing.gift * pledge.percent / 100, pledge.most_per_gift)) AS wanted
    FROM pledge CROSS JOIN standing
    WHERE ${IS_MEANT} AND NOT EXISTS (SELECT FROM match_shares share WHERE share.match_id = pledge.id AND share.donation_id = standing.donation_id)
  )
  SELECT count(*)::integer AS gifts, coalesce(sum(wanted), 0)::text AS wanted FROM priced WHERE wanted > 0`;

/** $1: organisation, $2: giving day, $3: campaign, $4: designation, $5: currency, $6: tag, $7: percent, $8: most per gift, $9: opens, $10: closes. */
export const countForNewSql = countNewSql(`
  SELECT NULL::uuid AS id, $1::uuid AS organisation_id, $2::uuid AS giving_day_id, $3::uuid AS campaign_id, $4::uuid AS designation_id, $5::text AS currency, $6::text AS tag,
         $7::integer AS percent, $8::bigint AS most_per_gift, $9::timestamptz AS opens_at, $10::timestamptz AS closes_at, NULL::timestamptz AS closed_at, '1:1:'::pg_snapshot AS snapshot`);

/** $1: match, $2: tag, $3: percent, $4: most per gift, $5: opens, $6: closes. */
export const countForChangeSql = countNewSql(`
  SELECT id, organisation_id, giving_day_id, campaign_id, designation_id, currency, $2::text AS tag,
         $3::integer AS percent, $4::bigint AS most_per_gift, $5::timestamptz AS opens_at, $6::timestamptz AS closes_at, closed_at, '1:1:'::pg_snapshot AS snapshot
  FROM matches WHERE id = $1`);

/** What has a place in a match by now. */
export const getPlacedSql = `SELECT gifts, wanted::text FROM matches WHERE id = $1`;
