/** What sponsors have promised for a giving day ($2: its slug): a match from $5 and a challenge from its beginning, both until its end. $1: organisation, $3, $4: their ids. */
export const insertPledgesSql = `
  WITH day AS (SELECT id, currency, starts_at, ends_at FROM giving_days WHERE slug = $2), match AS (
    INSERT INTO matches (id, organisation_id, giving_day_id, sponsor, currency, pool, percent, most_per_gift, opens_at, closes_at, created_at, created_by, updated_at, idempotency_key, fingerprint)
    SELECT $3, $1, id, 'The Class of 1998', currency, 7500000, 100, 50000, $5, ends_at, $5, 'demo', $5, 'demo', '' FROM day
  )
  INSERT INTO challenges (id, organisation_id, giving_day_id, sponsor, reward, reward_amount, currency, kind, threshold, opens_at, closes_at, created_at, created_by, updated_at, idempotency_key, fingerprint)
  SELECT $4, $1, id, 'Marisol and Tomás Okonkwo', 'A year of Sunday opening for the library', 2500000, currency, 'gifts', 6000, starts_at, ends_at, $5, 'demo', $5, 'demo', '' FROM day`;

/** They end with their day ($1: its slug), wherever it has been moved. What was booked is looked at anew. */
export const followDayWithPledgesSql = `
  WITH day AS (SELECT id, starts_at, ends_at FROM giving_days WHERE slug = $1), match AS (
    UPDATE matches SET opens_at = greatest(day.starts_at, matches.opens_at), closes_at = day.ends_at, snapshot = '1:1:'
    FROM day WHERE giving_day_id = day.id AND created_by = 'demo' AND closes_at <> day.ends_at
  )
  UPDATE challenges SET closes_at = day.ends_at, snapshot = '1:1:' FROM day WHERE giving_day_id = day.id AND created_by = 'demo' AND closes_at <> day.ends_at`;
