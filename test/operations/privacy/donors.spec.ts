import type { INestApplicationContext } from '@nestjs/common';
import { RunImport } from '../../../src/imports/run-import.js';
import { newId, type ImportId } from '../../../src/shared/ids.js';
import { ObjectStorage } from '../../../src/storage/object-storage.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../../factories/a-campaign.js';
import { ApiClient } from '../../factories/a-donor.js';
import { aGift } from '../../factories/a-gift.js';
import { aMailing, aRawDonor, resolved } from '../../factories/a-mailing.js';
import { aStorageFolder } from '../../factories/a-report.js';
import { anApiKey } from '../../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { startPost, type TestPost } from '../../support/smtp-server.js';
import { emptyQueues, startWorker, until } from '../../support/worker.js';

const JSON_TYPE = { 'content-type': 'application/json' };

const storage = aStorageFolder();

let site: TestApp;
let post: TestPost;
let worker: INestApplicationContext;
let refreshes: INestApplicationContext;
let campaign: MadeCampaign;
let client: ApiClient;

beforeAll(async () => {
  site = await startTestApp({ STORAGE_URL: storage.url });
  post = await startPost();
  worker = await startWorker('transactional', site.database.url, { SMTP_URL: post.url });
  refreshes = await startWorker('forced-refresh', site.database.url, { STORAGE_URL: storage.url });
  await emptyQueues(worker);
  campaign = await aCampaign(site.database);
  client = new ApiClient(site.url, await anApiKey(site.database, campaign.organisationId));
});

afterAll(async () => {
  await Promise.all([worker.close(), refreshes.close()]);
  await site.close();
  await post.close();
  storage.close();
});

let serial = 0;

/** Somebody who has given twice, had some of it back, was written to, and is on a list. */
async function aKnownDonor(word = `wrenfield${(serial += 1)}`) {
  const donor = { email: `${word}@example.org`, name: `Name ${word}` };
  const dedication = { kind: 'memory', name: `Ancestor ${word}`, notify: { name: `Cousin ${word}`, email: `cousin-${word}@example.org` } };
  const first = await client.give(campaign.slug, aGift({ donor, message: `a word of ${word}`, dedication }));
  await client.give(campaign.slug, aGift({ donor, amount: 4_000 }));
  await client.post(`/api/v1/donations/${first.json.id}/refunds`, JSON.stringify({ amount: 500, reason: `because ${word}` }), JSON_TYPE);
  const { json } = await client.post('/api/v1/donor-searches', JSON.stringify({ email: donor.email.toUpperCase() }), JSON_TYPE);
  const [found] = json['donors'] as unknown as { id: string }[];
  const id = found?.id ?? '';
  await site.database.transactions.run('platform', async (tx) => {
    const [tag] = await tx.rows<{ id: string }>(`INSERT INTO tags (id, organisation_id, name) VALUES (uuidv7(), $1, $2) RETURNING id`, [campaign.organisationId, `Tag ${serial}`]);
    await tx.rows(`INSERT INTO donor_tags (organisation_id, donor_id, tag_id) VALUES ($1, $2, $3)`, [campaign.organisationId, id, tag?.id]);
    await tx.rows(`UPDATE donors SET number = $2 WHERE id = $1`, [id, `No-${word}`]);
  });
  await until('every letter of theirs to be sent', async () => (await unsentLetters(id)) === 0 && post.mails.some(({ to }) => to?.[0]?.address === donor.email));
  return { id, word, donation: first.json.id };
}

async function unsentLetters(donorId: string): Promise<number> {
  const sql = `SELECT count(*) FROM outbox WHERE finished_at IS NULL AND payload->>'donationId' IN (SELECT id::text FROM donations WHERE donor_id = $1)`;
  const letters = `SELECT count(*) FROM letters WHERE state IN ('waiting', 'sending') AND donation_id IN (SELECT id FROM donations WHERE donor_id = $1)`;
  const counts = await site.database.transactions.run('platform', async (tx) => [await tx.row<{ count: string }>(sql, [donorId]), await tx.row<{ count: string }>(letters, [donorId])]);
  return counts.reduce((sum, row) => sum + Number(row?.count), 0);
}

/** Tables in which a text stands anywhere, whatever the column. */
async function tablesWith(text: string): Promise<string[]> {
  return site.database.transactions.run('platform', async (tx) => {
    const tables = await tx.rows<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND has_table_privilege(oid, 'SELECT') ORDER BY 1`);
    const found: string[] = [];
    for (const { name } of tables) if ((await tx.row(`SELECT FROM ${name} AS kept WHERE kept::text ILIKE '%' || $1 || '%' LIMIT 1`, [text])) !== null) found.push(name);
    return found;
  });
}

async function storedFiles(of: string = campaign.organisationId): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of site.app.get(ObjectStorage).list('')) if (key.includes(of)) keys.push(key);
  return keys;
}

async function aStoredReport(): Promise<string> {
  const id = newId();
  const key = `reports/${campaign.organisationId}/${id}/file.csv`;
  await site.app.get(ObjectStorage).put(key, Buffer.from('somebody'), { contentType: 'text/csv', contentEncoding: null, cacheControl: null, sha256: null });
  const sql = `
    INSERT INTO reports (id, organisation_id, kind, format, filter, columns, fingerprint, requested_by, requested_at, status, as_of, database, file_key, file_name, file_bytes, file_sha256, finished_at, expires_at)
    VALUES ($1, $2, 'donors', 'csv', '{}', '{}', decode(repeat('00', 32), 'hex'), 'test', now(), 'done', now(), 'primary', $3, 'file.csv', 8, decode(repeat('00', 32), 'hex'), now(), now() + interval '1 day')`;
  await site.database.transactions.run('platform', (tx) => tx.rows(sql, [id, campaign.organisationId, key]));
  return id;
}

const sums = () =>
  site.database.transactions.run('platform', async (tx) => ({
    ledger: await tx.rows(`SELECT transaction_id, account, amount, currency, donor_id FROM ledger_entries ORDER BY id`),
    donations: await tx.rows(`SELECT id, status, amount, covered_fee, refunded FROM donations ORDER BY id`),
    receipts: await tx.rows(`SELECT id, year, serial, gift, covered_fee, voided_at, facts->'organisation' AS of FROM receipts ORDER BY id`),
  }));

describe('what is known of a donor', () => {
  it('is told in full, and that it was told is in the audit log', async () => {
    const { id, word, donation } = await aKnownDonor();
    const { status, json, headers } = await client.post(`/api/v1/donors/${id}/exports`, undefined);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(json).toMatchObject({
      donor: [{ id, email: `${word}@example.org`, number: `No-${word}` }],
      tags: [{ name: expect.stringMatching(/^Tag /) }],
      donations: [{ id: donation, campaign: campaign.slug, amount: 2_500, refunded: 500, message: `a word of ${word}`, dedication: { name: `Ancestor ${word}` } }, { amount: 4_000 }],
      refunds: [{ donation, amount: 500, reason: `because ${word}` }],
    });
    for (const part of ['receipts', 'letters']) expect((json[part] as unknown[]).length).toBeGreaterThan(1);
    const audited = await site.database.transactions.run('platform', (tx) => tx.rows(`SELECT organisation_id FROM audit_entries WHERE action = 'donor.export' AND subject = $1`, [`donor:${id}`]));
    expect(audited).toEqual([{ organisation_id: campaign.organisationId }]);
  });

  it('is all there is: every table that names them is in it, or says nothing of its own', async () => {
    const { id, word } = await aKnownDonor();
    const told = (await client.post(`/api/v1/donors/${id}/exports`, undefined)).text;
    expect(told).toContain(word);
    // Named beside what is told of them: figures that campaigns show, of the same donations.
    const derived = ['campaigns', 'forced_refresh_steps'];
    expect((await tablesWith(word)).filter((table) => !derived.includes(table))).toEqual(['donations', 'donors', 'letters', 'receipts', 'refunds']);
  });
});

describe('a donor who is erased', () => {
  it('is named nowhere in the database, and every sum and number is as it was', async () => {
    const { id, word } = await aKnownDonor();
    await client.get(`/api/v1/campaigns/${campaign.slug}/figures`);
    const refresh = await client.post(`/api/v1/campaigns/${campaign.slug}/cache-refreshes`, '{}', JSON_TYPE);
    await until('the figures to name them', async () => (await client.get(`/api/v1/campaigns/${campaign.slug}/cache-refreshes/${refresh.json.id}`)).text.includes(word));
    const before = await sums();
    const erased = await client.delete(`/api/v1/donors/${id}`);
    expect(erased).toMatchObject({ status: 200, json: { id, erasedAt: expect.any(String) } });
    await until('nothing to name them', async () => (await tablesWith(word)).length === 0);
    expect(await sums()).toEqual(before);
    const shown = [await client.get(`/api/v1/campaigns/${campaign.slug}/donations`), await client.get(`/api/v1/campaigns/${campaign.slug}/figures`), await client.get(`/c/${campaign.slug}`)];
    for (const { status, text } of shown) expect([status, text.includes(word)]).toEqual([200, false]);
    expect((await client.get(`/api/v1/donors/${id}`)).json).toMatchObject({ name: 'Erased donor', number: null });
  });

  it('stays erased when it is asked for twice, and may give again as somebody new', async () => {
    const { id, word } = await aKnownDonor();
    const first = await client.delete(`/api/v1/donors/${id}`);
    expect((await client.delete(`/api/v1/donors/${id}`)).json).toEqual(first.json);
    await client.give(campaign.slug, aGift({ donor: { email: `${word}@example.org`, name: 'Back again' } }));
    const { json } = await client.post('/api/v1/donor-searches', JSON.stringify({ email: `${word}@example.org` }), JSON_TYPE);
    expect(json['donors']).toEqual([expect.objectContaining({ name: 'Back again', erasedAt: null })]);
  });

  it('can still be given their money back', async () => {
    const { id, donation } = await aKnownDonor();
    await client.delete(`/api/v1/donors/${id}`);
    const refund = await client.post(`/api/v1/donations/${donation}/refunds`, '{}', JSON_TYPE);
    expect(refund).toMatchObject({ status: 201, json: { status: 'succeeded', amount: 2_000 } });
  });

  it('is in no file that was stored before, whosever it was to be', async () => {
    const { id, word } = await aKnownDonor();
    const { organisationId } = campaign;
    const bring = async (review = false) => (await client.post(`/api/v1/imports?kind=tags&filename=people.csv&review=${review}`, `email,tags\n${word}@example.org,Friends\n${word},Friends\n`)).json.id as unknown as ImportId;
    const run = (importId: ImportId) => refreshes.get(RunImport, { strict: false }).run({ organisationId, importId });
    const [done, ready, underWay] = [await bring(), await bring(true), await bring()];
    for (const importId of [done, ready]) await run(importId);
    const report = await aStoredReport();
    await site.app.get(ObjectStorage).put(`imports/${newId()}/${newId()}/upload`, Buffer.from('of others'), { contentType: 'text/csv', contentEncoding: null, cacheControl: null, sha256: null });
    const { json } = await client.delete(`/api/v1/donors/${id}`);
    expect(json['filesRemovedUpTo']).toBe(json['erasedAt']);
    const gone = [await client.get(`/api/v1/imports/${done}/errors.csv`), await client.get(`/api/v1/reports/${report}/file`)];
    expect(gone.map(({ status }) => status)).toEqual([404, 410]);
    expect((await client.get(`/api/v1/imports/${ready}`)).json['status']).toBe('cancelled');
    await until('all files but those that are worked with to be gone', async () => (await storedFiles()).length === 1);
    expect(await storedFiles()).toEqual([`imports/${organisationId}/${underWay}/upload`]);
    await run(underWay);
    await until('those to be gone too', async () => (await storedFiles()).length === 0);
    expect(await storedFiles('')).toHaveLength(1);
  });

  it('is not, while a gift of theirs is under way', async () => {
    const donor = { email: 'pending@example.org', name: 'Pending' };
    await client.give(campaign.slug, aGift({ donor, payment: { method: 'sandbox', card: '4000000000003220' } }));
    const { json } = await client.post('/api/v1/donor-searches', JSON.stringify({ email: donor.email }), JSON_TYPE);
    const [found] = json['donors'] as unknown as { id: string }[];
    expect(await client.delete(`/api/v1/donors/${found?.id}`)).toMatchObject({ status: 409, json: { code: 'donor_not_at_rest' } });
  });

  it('is not, while they are being written to', async () => {
    const organisationId = await anOrganisation(site.database);
    const id = await aRawDonor(site.database, organisationId, 'reader@example.org');
    const email = await startWorker('email', site.database.url);
    await resolved(email, organisationId, await aMailing(email, organisationId));
    await email.close();
    const own = new ApiClient(site.url, await anApiKey(site.database, organisationId));
    expect(await own.delete(`/api/v1/donors/${id}`)).toMatchObject({ status: 409, json: { code: 'donor_not_at_rest' } });
  });

  it('is erased by whoever holds the scope for it alone', async () => {
    const id = await aRawDonor(site.database, campaign.organisationId, 'stays@example.org');
    const other = new ApiClient(site.url, await anApiKey(site.database, campaign.organisationId, { scopes: ['donors:read', 'donors:write'] }));
    expect((await other.delete(`/api/v1/donors/${id}`)).json.code).toBe('scope_missing');
    expect((await client.get(`/api/v1/donors/${id}`)).json['email']).toBe('stays@example.org');
  });
});
