import { rejectSql } from './reject.sql.js';

/** Gifts that say all the same of themselves are told apart by how many there are: two of a file are two. */
const identified = (which = '') => `
    SELECT staged.*, CASE WHEN facts ->> 'by' = 'particulars' THEN label || ' ' || row_number() OVER (PARTITION BY label ORDER BY row_no) ELSE label END AS reference
    FROM staged_rows staged WHERE reading_id = $2 ${which}`;

const particularsOf = (of: string) => `jsonb_build_array(${of}.facts -> 'campaign', ${of}.facts -> 'designation', ${of}.facts -> 'amount', coalesce(${of}.email, ${of}.number))`;

/** Rows whose reference stands for another gift, booked before or in an earlier row. */
export const rejectTakenReferencesSql = rejectSql('reference_taken', `
    SELECT gift.row_no, substr(gift.reference, 11) AS value FROM (
      SELECT identified.*, first_value(${particularsOf('identified')}) OVER (PARTITION BY reference ORDER BY row_no) AS first_said
      FROM (${identified()}) identified) gift
    LEFT JOIN offline_gifts booked ON booked.organisation_id = $1 AND booked.reference = gift.reference AND booked.reversed_at IS NULL
    LEFT JOIN donations donation ON donation.id = booked.donation_id
    LEFT JOIN donors donor ON donor.id = donation.donor_id
    WHERE gift.facts ->> 'by' = 'reference' AND (${particularsOf('gift')} <> first_said OR donation.id IS NOT NULL AND (
      donation.campaign_id::text <> gift.facts ->> 'campaign' OR donation.amount <> (gift.facts ->> 'amount')::bigint
      OR donation.designation_id IS DISTINCT FROM (gift.facts ->> 'designation')::uuid
      OR CASE WHEN gift.email IS NULL THEN donor.number <> gift.number ELSE donor.email <> gift.email END))`);

const ranked = (which = '') => `
  WITH ranked AS (
    SELECT gift.row_no, gift.reference, coalesce(gift.email, donor.email) AS email, coalesce(gift.name, donor.name) AS name, gift.facts,
           booked.donation_id IS NOT NULL AS is_there, row_number() OVER (PARTITION BY gift.reference ORDER BY gift.row_no) AS nth
    FROM (${identified(which)}) gift
    LEFT JOIN donors donor ON donor.organisation_id = $1 AND gift.email IS NULL AND donor.number = gift.number
    LEFT JOIN offline_gifts booked ON booked.organisation_id = $1 AND booked.reference = gift.reference AND booked.reversed_at IS NULL
  )`;

/** $1: organisation, $2: reading. In the order of the file. Answers rows by what they do. */
export const planGiftsSql = `${ranked()},
  planned AS (
    INSERT INTO planned_rows (organisation_id, reading_id, position, row_no, email, name, label, facts)
    SELECT $1, $2, row_number() OVER (ORDER BY row_no), row_no, email, name, reference, facts FROM ranked WHERE NOT is_there AND nth = 1
  )
  SELECT count(*) FILTER (WHERE NOT is_there AND nth = 1)::integer AS new, 0 AS changed, count(*) FILTER (WHERE is_there OR nth > 1)::integer AS unchanged,
         count(*) FILTER (WHERE NOT is_there AND nth > 1)::integer AS duplicate
  FROM ranked`;

/** $3: up to which row. Amounts are minor units. */
export const previewGiftsSql = `${ranked('AND staged.row_no <= $3')}
  SELECT row_no AS row, email AS subject, CASE WHEN is_there THEN 'unchanged' WHEN nth > 1 THEN 'duplicate' ELSE 'new' END AS outcome,
         NULL AS before, jsonb_build_object('amount', (facts ->> 'amount')::bigint, 'currency', facts -> 'currency', 'givenAt', facts -> 'givenAt') AS after
  FROM ranked ORDER BY row_no`;

/** Gifts of the places behind $2, up to $3. $1: reading. */
export const listGiftsSql = `
  SELECT (facts ->> 'campaign')::uuid AS campaign_id, (facts ->> 'designation')::uuid AS designation_id, email, name,
         (facts ->> 'amount')::bigint AS amount, facts ->> 'currency' AS currency, (facts -> 'anonymous')::boolean AS anonymous,
         facts ->> 'message' AS message, facts ->> 'locale' AS locale, facts ->> 'givenAt' AS given_at, label AS reference
  FROM planned_rows WHERE reading_id = $1 AND position > $2 AND position <= $3
  ORDER BY position`;
