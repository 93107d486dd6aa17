/** Columns of each table that people write, and nobody computes. */
export interface WrittenColumns {
  readonly organisations: readonly string[];
  readonly giving_days: readonly string[];
  readonly campaigns: readonly string[];
  readonly designations: readonly string[];
}

/** What pages say of matches and challenges, also how far they are: it moves a moment after the gifts that move it. */
const PLEDGES = `
  SELECT id, campaign_id, giving_day_id, sponsor, concat_ws(' ', pool, percent, most_per_gift, tag, opens_at, closes_at, closed_at, allotted) AS said FROM matches
  UNION ALL
  SELECT id, campaign_id, giving_day_id, sponsor, concat_ws(' ', reward, reward_amount, kind, threshold, tag, opens_at, closes_at, closed_at, progress, met_at) FROM challenges`;

/** Which campaigns of a day are matched; not how far, which their own pages tell. */
const MATCHED = `
  (SELECT string_agg(concat_ws(' ', matches.id, matches.tag IS NULL, matches.opens_at, matches.closes_at, matches.closed_at, matches.allotted < matches.pool), ' ' ORDER BY matches.id)
   FROM campaigns JOIN matches ON matches.campaign_id = campaigns.id WHERE campaigns.giving_day_id = giving_days.id AND campaigns.published_at IS NOT NULL)`;

/**
 * An edition, as text, of what is written on each page: another one when any of it is. $1: slugs of campaigns, $2: slugs
 * of giving days, $3: whether of the front page, and of how many giving days ($4) and campaigns ($5) there.
 */
export function findEditionsSql(columns: WrittenColumns): string {
  const written = (table: keyof WrittenColumns) => `ROW(${columns[table].map((column) => `${table}.${column}`).join(', ')})::text`;
  const funds = `(SELECT string_agg(${written('designations')}, ' ' ORDER BY id) FROM designations WHERE campaign_id = campaigns.id)`;
  const promised = (of: string) => `(SELECT string_agg(concat_ws(' ', pledge.id, pledge.sponsor, pledge.said), ' ' ORDER BY pledge.id) FROM (${PLEDGES}) pledge WHERE ${of})`;
  const campaignsOfDay = `FROM campaigns WHERE giving_day_id = giving_days.id AND published_at IS NOT NULL`;
  return `
  SELECT 'campaign' AS kind, campaigns.slug,
         md5(concat_ws(' ', ${written('campaigns')}, ${written('organisations')}, ${written('giving_days')}, ${funds},
                       ${promised('pledge.campaign_id = campaigns.id OR pledge.giving_day_id = campaigns.giving_day_id')})) AS edition
  FROM campaigns
  JOIN organisations ON organisations.id = campaigns.organisation_id
  LEFT JOIN giving_days ON giving_days.id = campaigns.giving_day_id
  WHERE campaigns.slug = ANY ($1) AND campaigns.published_at IS NOT NULL
  UNION ALL
  SELECT 'givingDay', giving_days.slug,
         md5(concat_ws(' ', ${written('giving_days')}, ${written('organisations')},
                       (SELECT string_agg(${written('campaigns')}, ' ' ORDER BY id) ${campaignsOfDay}),
                       ${promised('pledge.giving_day_id = giving_days.id')}, ${MATCHED}))
  FROM giving_days JOIN organisations ON organisations.id = giving_days.organisation_id
  WHERE giving_days.slug = ANY ($2) AND giving_days.published_at IS NOT NULL
  UNION ALL
  SELECT 'home', '',
         md5(concat_ws(' ', (SELECT string_agg(edition, ' ' ORDER BY edition) FROM (
           SELECT concat_ws(' ', ${written('giving_days')}, ${written('organisations')}, (SELECT count(*) ${campaignsOfDay})) AS edition
           FROM giving_days JOIN organisations ON organisations.id = giving_days.organisation_id
           WHERE giving_days.published_at IS NOT NULL ORDER BY giving_days.ends_at DESC LIMIT $4) days),
         (SELECT string_agg(edition, ' ' ORDER BY edition) FROM (
           SELECT concat_ws(' ', ${written('campaigns')}, ${written('organisations')}) AS edition
           FROM campaigns JOIN organisations ON organisations.id = campaigns.organisation_id
           WHERE campaigns.giving_day_id IS NULL AND campaigns.published_at IS NOT NULL
           ORDER BY campaigns.position, campaigns.slug LIMIT $5) standing_alone)))
  WHERE $3`;
}
