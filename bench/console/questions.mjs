import { query } from '../../bin/services/postgres-query.mjs';

/** What the screens ask, and as whom: every list with its sorts, filters, searches and a page from its middle. */
export async function questionsOf(databaseUrl, [campaignId], { mailing, endpoint, match, shared }) {
  const { campaign, organisation, day, donation, donor } = await names(databaseUrl, campaignId);
  const of = `organisation=${organisation}`;
  const lists = [
    ...['', '&sort=amount', '&order=ascending', `&campaign=${campaign}`, '&status=captured', '&search=Donor', '&search=nobody'].map((wish) => `donations?${of}${wish}`),
    ...['', '&sort=createdAt', '&search=Donor%204711', '&search=nobody'].map((wish) => `donors?${of}${wish}`),
    ...['', '&sort=title', '&sort=goal', `&day=${day}`, '&period=open', '&search=Campaign'].map((wish) => `campaigns?${of}${wish}`),
    ...['', '&sort=title', '&period=open'].map((wish) => `giving-days?${of}${wish}`),
    ...['', '&sort=filename', '&search=file%2047'].map((wish) => `imports?${of}${wish}`),
    ...['', '&sort=size', '&search=nobody'].map((wish) => `reports?${of}${wish}`),
    ...['', '&sort=name', '&search=class'].map((wish) => `tags?${of}${wish}`),
    ...['', '&sort=updatedAt'].map((wish) => `segments/saved?${of}${wish}`),
    ...['', '&sort=lastUsedAt', '&state=good'].map((wish) => `api-keys?${of}${wish}`),
    ...['', '&sort=url', '&state=failing'].map((wish) => `webhook-endpoints?${of}${wish}`),
    ...['', '&order=ascending', '&status=failed', '&search=503', '&search=nothing'].map((wish) => `webhook-endpoints/${endpoint}/deliveries?${of}${wish}`),
    ...['', '&sort=subject', '&sort=recipients', '&status=draft', '&search=news%2047'].map((wish) => `mailings?${of}${wish}`),
    ...['?', '?sort=address', '?order=descending', '?state=failed', '?search=reader47', '?search=nobody'].map((wish) => `mailings/${mailing}/messages${wish}`),
    `mailings/${mailing}/messages/counts`,
    ...['', '&sort=sponsor', '&sort=left', '&state=open', '&search=sponsor%2047'].map((wish) => `matches?${of}${wish}`),
    ...['', '&sort=reached', '&kind=gifts', '&search=challenger%2047'].map((wish) => `challenges?${of}${wish}`),
    ...['?', '?sort=missing', '?order=descending', '?came=short', `?search=${shared}`].map((wish) => `matches/${match}/shares${wish}`),
    `matches/${match}`,
    ...['', '&sort=lastSeenAt', '&factor=no', '&search=colleague%2047'].map((wish) => `staff?${of}${wish}`),
    ...['segments', 'segments/size', 'branding'].map((path) => `${path}?${of}`),
    `donors/tags?${of}`,
  ];
  const things = [`cockpits/${day}`, `donations/${donation}`, `donations/${donation}/refund-offer`, `donors/${donor}`, `campaigns/${campaign}`, `giving-days/${day}`];
  const audit = ['', '?order=ascending', `?${of}`, '?action=mailing', '?search=colleague%2047', '?search=nobody', '?from=2000-01-01T00:00:00Z'].map((wish) => `audit${wish}`);
  const engine = ['queues', 'queues/set-aside', 'caches', 'database', ...audit];
  return [
    ...['session', 'standing', ...things, ...lists].map((path) => ({ who: 'customer_success', path })),
    ...[...lists.filter((path) => path.includes('search=')), 'mailings', 'staff', 'audit', ...things].map((path) => ({ who: 'client_admin', path })),
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
