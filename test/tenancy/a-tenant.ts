import { newId, type OrganisationId, type StaffId } from '../../src/shared/ids.js';
import { aStaffMember } from '../console/a-staff-member.js';
import { ConsoleClient } from '../console/console-client.js';
import { aCampaign, aDesignation, anOrganisation } from '../factories/a-campaign.js';
import { ApiClient, type ApiAnswer } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { aGivingDay } from '../factories/a-giving-day.js';
import { aMailing } from '../factories/a-mailing.js';
import { anApiKey } from '../factories/an-api-key.js';
import type { TestApp } from '../support/app.js';

/** An organisation with one of everything, a key for all of it, and somebody who is signed in. */
export interface Tenant {
  readonly organisationId: OrganisationId;
  readonly client: ApiClient;
  readonly browser: ConsoleClient;
  readonly formToken: string;
  /** How addresses name what it has. */
  readonly names: Readonly<Record<Thing, string>>;
  /** What nobody else may ever be shown: names, addresses, ids. */
  readonly marks: readonly string[];
}

export type Thing =
  'campaign' | 'givingDay' | 'donation' | 'donor' | 'refund' | 'mailing' | 'list' | 'key' | 'endpoint' | 'delivery' | 'import' | 'report' | 'designation' | 'campaignRefresh' | 'dayRefresh' | 'staff' | 'session' | 'passkey' | 'segment' | 'match' | 'challenge';

const JSON_TYPE = { 'content-type': 'application/json' };

export async function aTenant(site: TestApp, word: string): Promise<Tenant> {
  const { database, app, url } = site;
  const organisationId = await anOrganisation(database, { name: `${word} College` });
  const day = await aGivingDay(database, { organisationId, slug: `${word}-day` });
  const campaign = await aCampaign(database, { organisationId, slug: `${word}-campaign`, title: `Secrets of ${word}` });
  const client = new ApiClient(url, await anApiKey(database, organisationId));
  const make = async (path: string, body: unknown): Promise<ApiAnswer> => {
    const answer = await client.post(path, JSON.stringify(body), JSON_TYPE);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    return answer;
  };
  const donor = { email: `donor@${word}.example`, name: `Giver of ${word}` };
  const donation = (await client.give(campaign.slug, aGift({ donor, message: `a word from ${word}` }))).json.id;
  const [row] = await database.transactions.run('platform', (tx) => tx.rows<{ id: string }>(`SELECT id FROM donors WHERE email = $1`, [donor.email]));
  const endpoint = (await make('/api/v1/webhook-endpoints', { url: `https://hooks.${word}.example/`, eventTypes: ['donation.captured'] })).json.id;
  const admin = await aStaffMember(database, { role: 'client_admin', organisationId });
  const browser = new ConsoleClient(url);
  await browser.signIn(admin);
  const names = {
    ...(await signInOf(site, admin.id, organisationId)),
    ...{ campaign: campaign.slug, givingDay: day.slug, donation, donor: row?.id ?? '', list: 'news' },
    refund: (await make(`/api/v1/donations/${donation}/refunds`, { amount: 100, reason: `a reason of ${word}` })).json.id as string,
    mailing: await aMailing(app, organisationId, { subject: `News of ${word}` }),
    key: (await make('/api/v1/api-keys', { name: `Key of ${word}`, scopes: ['donations:read'] })).json.id as string,
    endpoint,
    delivery: (await make(`/api/v1/webhook-endpoints/${endpoint}/test-events`, {})).json.id as string,
    import: (await client.post(`/api/v1/imports?kind=tags&filename=${word}.csv`, `email,tags\ndonor@${word}.example,Tag of ${word}\n`)).json.id as string,
    report: (await make('/api/v1/reports', { kind: 'donations', format: 'csv' })).json.id as string,
    designation: await aDesignation(database, campaign, `${word}-fund`),
    campaignRefresh: (await make(`/api/v1/campaigns/${campaign.slug}/cache-refreshes`, {})).json.id as string,
    segment: (await make('/api/v1/segments', { name: `Friends of ${word}`, rule: {} })).json.id as string,
    match: (await make('/api/v1/matches', { ...promise(word, campaign.slug), pool: 100_000, percent: 100 })).json.id as string,
    challenge: (await make('/api/v1/challenges', { ...promise(word, campaign.slug), kind: 'gifts', threshold: 100, reward: `A reward of ${word}` })).json.id as string,
    dayRefresh: (await make(`/api/v1/giving-days/${day.slug}/cache-refreshes`, {})).json.id as string,
  };
  await database.transactions.run('platform', (tx) => tx.rows(`INSERT INTO tags (id, organisation_id, name) VALUES (uuidv7(), $1, 'Alumni')`, [organisationId]));
  const { list: _, ...own } = names;
  return { organisationId, client, browser, formToken: await browser.formToken(), names, marks: [...Object.values(own), word, organisationId] };
}

/** What a sponsor says of a match and of a challenge alike. */
function promise(word: string, campaign: string): Record<string, unknown> {
  return { campaign, currency: 'GBP', sponsor: `Sponsor of ${word}`, opensAt: new Date(Date.now() - 3_600_000).toISOString(), closesAt: new Date(Date.now() + 3_600_000).toISOString() };
}

/** A colleague of the admin, and what the admin signs in with. */
async function signInOf({ database }: TestApp, adminId: StaffId, organisationId: OrganisationId): Promise<Record<'staff' | 'session' | 'passkey', string>> {
  const colleague = await aStaffMember(database, { role: 'client_editor', organisationId });
  const passkey = newId<'Passkey'>();
  const session = await database.transactions.run('platform', async (tx) => {
    await tx.rows(
      `INSERT INTO staff_passkeys (id, staff_id, organisation_id, credential_id, public_key, counter, transports, is_backed_up, name, created_at)
       VALUES ($1, $2, $3, $4, '', 0, '{}', false, 'Laptop', now())`,
      [passkey, adminId, organisationId, passkey],
    );
    return tx.row<{ id: string }>(`SELECT id FROM sessions WHERE staff_id = $1`, [adminId]);
  });
  return { staff: colleague.id, session: session?.id ?? '', passkey };
}
