import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../bin/place.mjs';
import { query } from '../../bin/services/postgres-query.mjs';

/** Columns of which no two reports have the same, so that none joins another; each kind of file of each. */
const COLUMNS = [
  [],
  ['id', 'givenAt', 'amount', 'campaign'],
  ['givenAt', 'donorName', 'donorEmail', 'amount', 'status'],
  ['donorNumber', 'donorEmail', 'givenAt', 'amount', 'coveredFee', 'refunded'],
  ['id', 'capturedAt', 'donorName', 'donorEmail', 'campaignSlug', 'amount', 'gateway'],
];
const FORMATS = ['csv', 'xlsx'];

/** Where their files are kept meanwhile: on a disk, because there are some hundreds of megabytes. */
export function aStorage() {
  const home = join(root, '.freshet');
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, 'bench-reports-'));
  return { url: pathToFileURL(folder).href, end: () => rmSync(folder, { recursive: true, force: true }) };
}

/** So many gifts to a campaign of last year, by the readers there are. */
export async function plantDonations({ databaseUrl }, count) {
  await query(databaseUrl, DONATIONS, [count]);
  await query(databaseUrl, 'VACUUM ANALYZE donations');
}

/** Triggers and keys are left out: what is planted is right, and nobody is to act on it. */
const DONATIONS = `
  WITH told AS MATERIALIZED (
    SELECT set_config('session_replication_role', 'replica', false)
  ), organisation AS MATERIALIZED (
    SELECT organisation_id AS id FROM told, api_keys WHERE organisation_id IS NOT NULL ORDER BY created_at LIMIT 1
  ), campaign AS (
    INSERT INTO campaigns (id, organisation_id, slug, title, locale, currency, minimum, maximum, opens_at, closes_at, published_at)
    SELECT uuidv7(), id, 'last-year', 'Last year', 'en-GB', 'GBP', 100, 1000000, now() - interval '366 days', now() - interval '365 days', now() - interval '366 days'
    FROM organisation RETURNING id
  ), donor AS MATERIALIZED (
    SELECT donors.id, donors.name, row_number() OVER () AS n FROM organisation JOIN donors ON donors.organisation_id = organisation.id
  )
  INSERT INTO donations (id, organisation_id, campaign_id, donor_id, inbox_id, status, amount, currency, donor_name, locale, gateway, payment_token, created_at, captured_at)
  SELECT uuidv7(), organisation.id, campaign.id, donor.id, uuidv7(), 'captured', 500 + (gift.n::bigint * 7919) % 20000, 'GBP', donor.name, 'en-GB', 'sandbox', 'token', moment.at, moment.at
  FROM organisation, campaign, generate_series(1, $1::integer) AS gift (n)
  JOIN donor ON donor.n = 1 + gift.n % (SELECT count(*) FROM donor)
  CROSS JOIN LATERAL (SELECT now() - interval '365 days' - gift.n * interval '0.1 seconds' AS at) moment`;

/** Asks for each of them, as clients do. */
export async function requestReports({ databaseUrl, apiKey }, web) {
  await query(
    databaseUrl,
    `UPDATE api_keys SET scopes = scopes || '{reports:read,reports:write}' WHERE organisation_id IS NOT NULL`,
  );
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const ids = new Set();
  for (const format of FORMATS)
    for (const columns of COLUMNS) {
      const body = JSON.stringify({ kind: 'donations', format, columns });
      const answer = await fetch(`${web.url}/api/v1/reports`, { method: 'POST', headers, body });
      const { id, ...rest } = await answer.json();
      if (answer.status !== 202) throw new Error(`the report was refused: ${JSON.stringify(rest)}`);
      ids.add(id);
    }
  if (ids.size !== FORMATS.length * COLUMNS.length) throw new Error('a report joined another');
}
