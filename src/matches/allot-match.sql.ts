import { IS_MEANT, movedGifts } from './moved-gifts.sql.js';

/** Whoever allots of a match does so alone. Statements after it begin after the wait, and see what the one before has done. */
export const lockMatchSql = `SELECT id FROM matches WHERE id = $1 FOR NO KEY UPDATE`;

const STANDING = `pool, allotted, wanted, exhausted_at AS "exhaustedAt"`;

/**
 * Takes in what was booked since ($1: a match that is locked). New gifts get the next places, in the order they were booked
 * in, and of the pool what all those before them would leave if they had what they want. What those have come short of is
 * left to {@link fillSharesSql}. `raised`: a gift that had a place wants more than before, which may be what later ones have.
 */
export const takeGiftsSql = `
  WITH pledge AS MATERIALIZED (SELECT * FROM matches WHERE id = $1), ${movedGifts('entry.currency = pledge.currency')}, priced AS MATERIALIZED (
    SELECT standing.*, share.place, share.wanted AS wanted_before,
           greatest(0, least(standing.gift * pledge.percent / 100, pledge.most_per_gift)) AS wanted
    FROM pledge CROSS JOIN standing LEFT JOIN match_shares share ON share.match_id = pledge.id AND share.donation_id = standing.donation_id
    WHERE share.place IS NOT NULL OR (${IS_MEANT})
  ), changed AS (
    UPDATE match_shares share SET gift = priced.gift, wanted = priced.wanted, allotted = least(share.allotted, priced.wanted)
    FROM priced WHERE share.match_id = $1 AND share.donation_id = priced.donation_id AND share.gift <> priced.gift
    RETURNING new.wanted - old.wanted AS wanted, new.allotted - old.allotted AS allotted
  ), before AS MATERIALIZED (
    SELECT pledge.*, pledge.wanted + (SELECT coalesce(sum(wanted), 0) FROM changed) AS wanted_of_old, EXISTS (SELECT FROM changed WHERE wanted > 0) AS raised
    FROM pledge
  ), taken AS (
    INSERT INTO match_shares (match_id, organisation_id, donation_id, place, gift, wanted, allotted)
    SELECT before.id, before.organisation_id, next.donation_id, before.last_place + next.nth, next.gift, next.wanted,
           greatest(0, least(next.wanted, before.pool - before.wanted_of_old - (next.upto - next.wanted)))
    FROM before CROSS JOIN (
      SELECT *, row_number() OVER (ORDER BY booked_as) AS nth, sum(wanted) OVER (ORDER BY booked_as) AS upto
      FROM priced WHERE place IS NULL AND wanted > 0
    ) next
    RETURNING wanted, allotted
  ), moves AS (
    SELECT wanted, allotted, 0 AS gifts FROM changed UNION ALL SELECT wanted, allotted, 1 FROM taken
  ), sums AS (
    SELECT coalesce(sum(wanted), 0) AS wanted, coalesce(sum(allotted), 0) AS allotted, coalesce(sum(gifts), 0) AS gifts FROM moves
  )
  UPDATE matches SET snapshot = pg_current_snapshot(), wanted = matches.wanted + sums.wanted, allotted = matches.allotted + sums.allotted,
         gifts = matches.gifts + sums.gifts, last_place = matches.last_place + sums.gifts
  FROM sums, before WHERE matches.id = $1
  RETURNING matches.pool, matches.allotted, matches.wanted, matches.exhausted_at AS "exhaustedAt", before.raised`;

/** Allots $2 that are left to those who have come short, in the order of their places; at most $3 of them, by `match_shares_short_idx`. */
export const fillSharesSql = `
  WITH short AS MATERIALIZED (
    SELECT donation_id, missing, sum(missing) OVER (ORDER BY place) - missing AS before
    FROM (
      SELECT donation_id, place, wanted - allotted AS missing FROM match_shares
      WHERE match_id = $1 AND allotted < wanted ORDER BY place LIMIT $3
    ) first
  ), filled AS (
    UPDATE match_shares share SET allotted = share.allotted + least(short.missing, $2 - short.before)
    FROM short WHERE share.match_id = $1 AND share.donation_id = short.donation_id AND short.before < $2
    RETURNING new.allotted - old.allotted AS allotted
  )
  UPDATE matches SET allotted = allotted + (SELECT coalesce(sum(allotted), 0) FROM filled) WHERE id = $1
  RETURNING ${STANDING}`;

/** Allots everything anew, in the order of places: what later gifts have goes to the earlier one that wants it again. */
export const allotAnewSql = `
  WITH placed AS MATERIALIZED (
    SELECT donation_id, greatest(0, least(wanted, (SELECT pool FROM matches WHERE id = $1) - (sum(wanted) OVER (ORDER BY place) - wanted))) AS allotted
    FROM match_shares WHERE match_id = $1
  ), allotted AS (
    UPDATE match_shares share SET allotted = placed.allotted
    FROM placed WHERE share.match_id = $1 AND share.donation_id = placed.donation_id AND share.allotted <> placed.allotted
  )
  UPDATE matches SET allotted = (SELECT coalesce(sum(allotted), 0) FROM placed) WHERE id = $1
  RETURNING ${STANDING}`;

export const noteExhaustionSql = `UPDATE matches SET exhausted_at = $2 WHERE id = $1`;

/** What gifts ($2) have of a match. */
export const listAllottedSql = `SELECT donation_id AS "donationId", allotted::text FROM match_shares WHERE match_id = $1 AND donation_id = ANY ($2::uuid[])`;
