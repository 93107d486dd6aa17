/**
 * Tags are handed over as arrays, of which the planner knows the length. Of their table, after many were removed and before it
 * is analysed again, it expects one row, and then goes through all of them for each of half a million labels.
 */
export const listTagsSql = `
  SELECT coalesce(array_agg(id), '{}') AS ids, coalesce(array_agg(name), '{}') AS names FROM tags WHERE organisation_id = $1`;

const tagsFrom = (ids: string, names: string) => `unnest(${ids}::uuid[], ${names}::text[]) AS tags (id, name)`;

interface Ranking {
  /** A condition that narrows the rows, which are told apart by those before them alone. */
  readonly which?: string;
  /** More columns, which are sorted with the rest. */
  readonly also?: string;
  readonly tags: string;
}

/** Each label of the file with whom and what is known of it: who bears it already, and which say it again. */
const ranked = ({ which = '', also = '', tags }: Ranking) => `
  WITH label AS (
    SELECT staged.row_no, staged.name, staged.label, tags.id AS tag_id, staged.email AS written, staged.number,
           coalesce(donor.id, numbered.id) AS donor_id,
           CASE WHEN donor.id IS NULL THEN staged.email END AS email
    FROM staged_rows staged
    LEFT JOIN donors donor ON donor.organisation_id = $1 AND donor.email = staged.email
    LEFT JOIN donors numbered ON numbered.organisation_id = $1 AND staged.email IS NULL AND numbered.number = staged.number
    LEFT JOIN ${tags} ON tags.name = staged.label
    WHERE staged.reading_id = $2 ${which}
  ), ranked AS (
    SELECT label.row_no, label.name, label.label, label.tag_id, label.donor_id, label.email, ${also} borne.tag_id IS NOT NULL AS is_there, borne.import_id AS borne_import_id,
           row_number() OVER (PARTITION BY label.donor_id, label.email COLLATE "C", label.label COLLATE "C" ORDER BY label.row_no) AS nth
    FROM label LEFT JOIN donor_tags borne ON borne.organisation_id = $1 AND borne.donor_id = label.donor_id AND borne.tag_id = label.tag_id
  )`;

/** Counts rows by what they would do. $1: organisation, $2: reading, $3 and $4: tags. */
export const countLabelsSql = `${ranked({ tags: tagsFrom('$3', '$4') })},
  per_row AS (
    SELECT bool_or(NOT is_there AND nth = 1) AS is_new, bool_or(NOT is_there AND nth > 1) AS is_repeated FROM ranked GROUP BY row_no
  )
  SELECT count(*) FILTER (WHERE is_new)::integer AS new, 0 AS changed, count(*) FILTER (WHERE NOT is_new)::integer AS unchanged,
         count(*) FILTER (WHERE NOT is_new AND is_repeated)::integer AS duplicate
  FROM per_row`;

/** $3: up to which row. What a donor bears of the tags that the row names, and what they bear with it. */
export const previewLabelsSql = `${ranked({ which: 'AND staged.row_no <= $3', also: 'coalesce(label.written, label.number) AS subject,', tags: '(SELECT id, name FROM tags WHERE organisation_id = $1) tags' })}
  SELECT row_no AS row, min(subject) AS subject,
         CASE WHEN bool_or(NOT is_there AND nth = 1) THEN 'new' WHEN bool_or(NOT is_there AND nth > 1) THEN 'duplicate' ELSE 'unchanged' END AS outcome,
         jsonb_build_object('tags', coalesce(jsonb_agg(label ORDER BY label) FILTER (WHERE is_there), '[]'), 'isKnown', bool_and(donor_id IS NOT NULL)) AS before,
         jsonb_build_object('tags', jsonb_agg(label ORDER BY label)) AS after
  FROM ranked
  GROUP BY row_no ORDER BY row_no`;

const CHUNK = `staged.reading_id = $2 AND staged.row_no > $4 AND staged.row_no <= $5`;

/** Tags that nobody bore before: each is looked for once, and not for every label. $3: import, $4 and $5: behind and up to which row. */
export const addTagsSql = `
  WITH made AS (
    INSERT INTO tags (id, organisation_id, name, import_id)
    SELECT uuidv7(), $1, label, $3 FROM (SELECT DISTINCT label FROM staged_rows staged WHERE ${CHUNK} OFFSET 0) AS named
    WHERE NOT EXISTS (SELECT FROM tags WHERE tags.organisation_id = $1 AND tags.name = named.label)
    ORDER BY label
    ON CONFLICT (organisation_id, name) DO NOTHING RETURNING 1
  )
  SELECT count(*)::integer AS tags FROM made`;

/**
 * Donors who were not known ($6: their addresses), in the order of those, so that two imports wait for each other and not in a
 * circle. Answers who they are, and the addresses of whom somebody else has made meanwhile.
 */
export const addTaggedDonorsSql = `
  WITH fresh AS MATERIALIZED (
    SELECT DISTINCT ON (staged.email COLLATE "C") staged.email, staged.name
    FROM staged_rows staged JOIN unnest($6::text[]) AS unknown (email) ON unknown.email = staged.email
    WHERE ${CHUNK}
    ORDER BY staged.email COLLATE "C", staged.name NULLS LAST
  ), made AS (
    INSERT INTO donors (id, organisation_id, email, name, import_id)
    SELECT uuidv7(), $1, email, coalesce(name, ''), $3 FROM fresh ORDER BY email COLLATE "C"
    ON CONFLICT (organisation_id, email) DO NOTHING RETURNING id, email
  )
  SELECT count(*)::integer AS donors, coalesce(array_agg(id), '{}') AS ids, coalesce(array_agg(email), '{}') AS emails,
         (SELECT coalesce(array_agg(email), '{}') FROM (SELECT email FROM fresh EXCEPT SELECT email FROM made) others) AS others
  FROM made`;

/** $1: organisation, $2: addresses. */
export const findDonorsSql = `SELECT id, email FROM donors WHERE organisation_id = $1 AND email = ANY ($2::text[])`;

/**
 * Puts labels on, in the order of their key, and counts rows by what they did; what others say too is noted. Nobody else labels
 * donors of the organisation meanwhile, so that what is not there when it begins is not there at its end: to look it up once
 * takes less than to insert it in case it is not. `whom`: joins that find `donor_id`, null for those who are not known.
 */
const addSql = (whom: string, donorId: string) => `
  WITH ranked AS (
    SELECT label.*, borne.tag_id IS NOT NULL AS is_there, borne.import_id AS borne_import_id,
           row_number() OVER (PARTITION BY label.donor_id, label.tag_id ORDER BY label.row_no) AS nth
    FROM (
      SELECT staged.row_no, ${donorId} AS donor_id, tags.id AS tag_id, CASE WHEN ${donorId} IS NULL THEN staged.email END AS unknown
      FROM staged_rows staged ${whom}
      LEFT JOIN ${tagsFrom('$6', '$7')} ON tags.name = staged.label
      WHERE ${CHUNK}
    ) AS label
    LEFT JOIN donor_tags borne ON borne.organisation_id = $1 AND borne.donor_id = label.donor_id AND borne.tag_id = label.tag_id
  ), added AS (
    INSERT INTO donor_tags (organisation_id, donor_id, tag_id, import_id)
    SELECT $1, donor_id, tag_id, $3 FROM ranked WHERE NOT is_there AND nth = 1 AND donor_id IS NOT NULL ORDER BY donor_id, tag_id
  ), confirmed AS (
    INSERT INTO import_confirmations AS kept (organisation_id, import_id, tag_id, donor_ids)
    SELECT $1, $3::uuid, tag_id, array_agg(donor_id) FROM ranked WHERE nth = 1 AND borne_import_id <> $3::uuid GROUP BY tag_id
    ON CONFLICT (import_id, tag_id) DO UPDATE SET donor_ids = kept.donor_ids || EXCLUDED.donor_ids
  ), per_row AS (
    SELECT bool_or(NOT is_there AND nth = 1 AND donor_id IS NOT NULL) AS is_new, bool_or(nth > 1 AND NOT is_there OR borne_import_id = $3::uuid) AS is_repeated
    FROM ranked WHERE unknown IS NULL GROUP BY row_no
  )
  SELECT rows.*, of_labels.*
  FROM (
    SELECT count(*) FILTER (WHERE is_new)::integer AS new, count(*) FILTER (WHERE is_new IS NOT TRUE)::integer AS unchanged,
           count(*) FILTER (WHERE is_new IS NOT TRUE AND is_repeated)::integer AS duplicate
    FROM per_row) AS rows,
  (
    SELECT count(*) FILTER (WHERE NOT is_there AND nth = 1 AND donor_id IS NOT NULL)::integer AS labels,
           coalesce(array_agg(unknown) FILTER (WHERE unknown IS NOT NULL), '{}') AS unknown
    FROM ranked) AS of_labels`;

/** $6 and $7: tags. Rows of donors who are not known are left out, and their addresses answered. */
export const addLabelsSql = (hasNumbers: boolean) =>
  addSql(`LEFT JOIN donors donor ON donor.organisation_id = $1 AND donor.email = staged.email${hasNumbers ? BY_NUMBER : ''}`, hasNumbers ? 'coalesce(donor.id, numbered.id)' : 'donor.id');

const BY_NUMBER = `
      LEFT JOIN donors numbered ON numbered.organisation_id = $1 AND staged.email IS NULL AND numbered.number = staged.number`;

/** $8 and $9: the donors, of whom alone rows are looked at. Handed over as tags are: what the planner expects of their table is long out of date by then. */
export const addLabelsOfMadeDonorsSql = addSql('JOIN unnest($8::uuid[], $9::text[]) AS donor (id, email) ON donor.email = staged.email', 'donor.id');
