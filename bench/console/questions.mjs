import { query } from '../../bin/services/postgres-query.mjs';

/** What the screens ask, and as whom: every list with its sorts, filters, searches and a page from its middle. */
export async function questionsOf(databaseUrl, [campaignId]) {
  const { campaign, organisation, day, donation, donor } = await names(databaseUrl, campaignId);
  const of = `organisation=${organisation}`;
  const lists = [
    ...['', '&sort=amount', '&order=ascending', `&campaign=${campaign}`, '&status=captured', '&search=Donor', '&search=nobody'].map((wish) => `donations?${of}${wish}`),
    ...['', '&sort=createdAt', '&search=Donor%204711', '&search=nobody'].map((wish) => `donors?${of}${wish}`),
    ...['', '&sort=title', '&sort=goal', `&day=${day}`, '&period=open', '&search=Campaign'].map((wish) => `campaigns?${of}${wish}`),
    `giving-days?${of}`,
    ...['imports', 'reports', 'segments', 'api-keys', 'webhook-endpoints', 'branding'].map((path) => `${path}?${of}`),
    `donors/tags?${of}`,
  ];
  const things = [`cockpits/${day}`, `donations/${donation}`, `donations/${donation}/refund-offer`, `donors/${donor}`, `campaigns/${campaign}`, `giving-days/${day}`];
  const engine = ['queues', 'caches', 'database', 'audit'];
  return [
    ...['session', 'standing', ...things, ...lists].map((path) => ({ who: 'customer_success', path })),
    ...[...lists.filter((path) => path.includes('search=')), ...things].map((path) => ({ who: 'client_admin', path })),
    ...engine.map((path) => ({ who: 'engineer', path })),
  ];
}

async function names(databaseUrl, campaignId) {
  const { rows } = await query(
    databaseUrl,
    `WITH told AS MATERIALIZED (SELECT set_config('freshet.scope', 'platform', false))
     SELECT campaign.slug AS campaign, organisation.slug AS organisation, giving_day.slug AS day, donation.id AS donation, donation.donor_id AS donor
     FROM told, campaigns campaign
       JOIN organisations organisation ON organisation.id = campaign.organisation_id
       JOIN giving_days giving_day ON giving_day.id = campaign.giving_day_id
       JOIN donations donation ON donation.campaign_id = campaign.id
     WHERE campaign.id = $1 LIMIT 1`,
    [campaignId],
  );
  return rows[0];
}
