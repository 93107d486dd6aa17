import { IS_MEANT, movedGifts } from './moved-gifts.sql.js';

/** Whoever counts for a challenge does so alone. */
export const lockChallengeSql = `SELECT id FROM challenges WHERE id = $1 FOR NO KEY UPDATE`;

/**
 * Counts what was booked since ($1: a challenge that is locked). Gifts and donors count while something is left of what they
 * gave, in whatever currency; an amount is of gifts in the challenge's own.
 */
export const countGiftsSql = `
  WITH pledge AS MATERIALIZED (SELECT * FROM challenges WHERE id = $1), ${movedGifts(`(pledge.kind <> 'amount' OR entry.currency = pledge.currency)`)}, counted AS MATERIALIZED (
    SELECT standing.donation_id, standing.donor_id, greatest(0, standing.gift) AS gift, coalesce(known.gift, 0) AS before
    FROM pledge CROSS JOIN standing LEFT JOIN challenge_gifts known ON known.challenge_id = pledge.id AND known.donation_id = standing.donation_id
    WHERE known.donation_id IS NOT NULL OR (${IS_MEANT})
  ), kept AS (
    INSERT INTO challenge_gifts AS kept (challenge_id, organisation_id, donation_id, donor_id, gift)
    SELECT pledge.id, pledge.organisation_id, counted.donation_id, counted.donor_id, counted.gift FROM pledge CROSS JOIN counted
    ON CONFLICT (challenge_id, donation_id) DO UPDATE SET gift = EXCLUDED.gift WHERE kept.gift <> EXCLUDED.gift
  ), turned AS (
    SELECT (bool_or(counted.gift > 0) OR bool_or(others.gives))::integer - (bool_or(counted.before > 0) OR bool_or(others.gives))::integer AS change
    FROM counted CROSS JOIN LATERAL (
      SELECT EXISTS (
        SELECT FROM challenge_gifts other
        WHERE other.challenge_id = $1 AND other.donor_id = counted.donor_id AND other.gift > 0
          AND other.donation_id NOT IN (SELECT donation_id FROM counted)
      ) AS gives
    ) others
    GROUP BY counted.donor_id
  )
  UPDATE challenges SET snapshot = pg_current_snapshot(), progress = progress + CASE kind
      WHEN 'amount' THEN (SELECT coalesce(sum(gift - before), 0) FROM counted)
      WHEN 'gifts' THEN (SELECT coalesce(sum((gift > 0)::integer - (before > 0)::integer), 0) FROM counted)
      ELSE (SELECT coalesce(sum(change), 0) FROM turned) END
  WHERE id = $1
  RETURNING sponsor, reward, currency, kind, threshold::text, progress::text, met_at AS "metAt", reward_amount::text AS "rewardAmount"`;

export const noteMetSql = `UPDATE challenges SET met_at = $2 WHERE id = $1`;

/** As if nothing had been counted yet. */
export const forgetCountSql = `
  WITH forgotten AS (DELETE FROM challenge_gifts WHERE challenge_id = $1)
  UPDATE challenges SET snapshot = '1:1:', progress = 0 WHERE id = $1`;
