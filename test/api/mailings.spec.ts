import { MailingReader } from '../../src/mailings/mailing.reader.js';
import type { INestApplicationContext } from '@nestjs/common';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aBody, crowd, resolved } from '../factories/a-mailing.js';
import { anApiKey } from '../factories/an-api-key.js';
import { send } from '../factories/a-request.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startCountingPost, type CountingPost } from '../support/counting-post.js';
import { startWorker } from '../support/worker.js';
import type { MailingId } from '../../src/shared/ids.js';

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: Readonly<Record<string, unknown>> & { readonly id: MailingId; readonly code?: string; readonly errors?: readonly { field: string; code: string }[] };
}

describe('mailings in the API', () => {
  let test: TestApp;
  let post: CountingPost;
  let worker: INestApplicationContext;
  let campaign: MadeCampaign;
  let key: string;
  let reader: string;
  let stranger: string;

  beforeAll(async () => {
    post = await startCountingPost();
    test = await startTestApp({ SMTP_URL: post.url, MAIL_RATE: '50', MAIL_DOMAIN_RATE: '10' });
    worker = await startWorker('import', test.database.url);
    campaign = await aCampaign(test.database, { title: 'The library' });
    key = await anApiKey(test.database, campaign.organisationId);
    reader = await anApiKey(test.database, campaign.organisationId, { scopes: ['mailings:read'] });
    stranger = await anApiKey(test.database, (await aCampaign(test.database)).organisationId);
    await crowd(test.database, campaign.organisationId, 130);
  });

  afterAll(async () => {
    await worker.close();
    await test.close();
    await post.close();
  });

  async function ask(method: string, path: string, body?: unknown, token = key): Promise<Told> {
    const headers = { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) };
    const answer = await send(test.url, `/api/v1${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    return { status: answer.status, headers: answer.headers, json: JSON.parse(answer.text) as Told['json'] };
  }

  const aMailing = (differs: object = {}) => ({ subject: 'For {{donor.name}}', mjml: aBody('See {{campaign.title}}'), campaign: campaign.slug, ...differs });
  const created = async (differs: object = {}) => (await ask('POST', '/mailings', aMailing(differs))).json.id;

  it('are composed, shown, and composed anew', async () => {
    const made = await ask('POST', '/mailings', aMailing());
    expect([made.status, made.headers['location']]).toEqual([201, `/api/v1/mailings/${made.json.id}`]);
    expect(made.json).toMatchObject({ status: 'draft', list: { slug: 'news', name: 'News' }, campaign: { slug: campaign.slug, name: 'The library' }, recipients: null, percent: 0 });
    const changed = await ask('PUT', `/mailings/${made.json.id}`, aMailing({ subject: 'Other' }));
    expect([changed.status, changed.json['subject']]).toEqual([200, 'Other']);
    expect((await ask('GET', `/mailings/${made.json.id}`)).json).toEqual(changed.json);
  });

  it.each([
    ['an unknown merge field', { mjml: aBody('{{donor.nmae}}') }, 422, ['mjml unknown_merge_field']],
    ['every fault at once', { subject: '', mjml: aBody('{{x}}'), replyTo: 'x' }, 422, ['subject empty', 'mjml unknown_merge_field', 'replyTo malformed']],
    ['a body of 5 MB', { mjml: 'x'.repeat(5_000_000) }, 413, []],
    ['a body of 300 KB', { mjml: aBody('x'.repeat(300_000)) }, 422, ['mjml too_large']],
    ['an unknown field', { surprise: 1 }, 422, ['surprise unknown_field']],
    ['a segment that is none', { segment: { tags: { any: [] } } }, 422, ['segment.tags.any too_small']],
    ['a segment with an unknown part', { segment: { everyone: true } }, 422, ['segment.everyone unknown_field']],
    ['a segment of a campaign and a day', { segment: { gave: { campaign: 'a', givingDay: 'b' } } }, 422, ['segment.gave custom']],
    ['a tag with a NUL', { segment: { tags: { any: ['\u0000'] } } }, 422, ['segment.tags.any.0 custom']],
  ])('are refused for %s', async (_, differs, status, faults) => {
    const refused = await ask('POST', '/mailings', aMailing(differs));
    expect([refused.status, refused.headers['content-type']]).toEqual([status, 'application/problem+json; charset=utf-8']);
    expect((refused.json.errors ?? []).map(({ field, code }) => `${field} ${code}`)).toEqual(faults);
  });

  it('say how many they would reach and how long that takes', async () => {
    expect((await ask('GET', `/mailings/${await created()}/estimate`)).json).toEqual({ recipients: 130, leftOut: {}, seconds: 13 });
  });

  it('are previewed with real readers', async () => {
    const { json } = await ask('GET', `/mailings/${await created()}/preview?count=2`);
    expect(json['letters']).toMatchObject([
      { to: { address: 'person1@readers.example' }, subject: 'For Person 1', html: expect.stringContaining('See The library'), plain: expect.stringContaining('See The library') },
      { to: { address: 'person2@readers.example' } },
    ]);
  });

  it('are sent to those who want to look first, and count for nobody', async () => {
    const id = await created();
    post.treat((address) => (address === 'full@staff.example' ? { at: 'rcpt', reply: '452 4.2.2 full' } : 'accept'));
    const { status, json } = await ask('POST', `/mailings/${id}/test`, { to: ['Robin@Staff.example', 'full@staff.example'] });
    expect([status, json['copies']]).toEqual([200, [
      { address: 'robin@staff.example', delivery: 'sent', reason: null },
      { address: 'full@staff.example', delivery: 'deferred', reason: expect.stringContaining('452') },
    ]]);
    expect(post.sources.get('robin@staff.example')).toContain('Subject: For Person 1');
    expect((await ask('GET', `/mailings/${id}`)).json).toMatchObject({ status: 'draft', recipients: null });
    for (const to of [[], ['nonsense'], ['a@x.example\r\nBcc: b@x.example'], Array.from({ length: 11 }, (_, n) => `${n}@x.example`)]) {
      expect([to, (await ask('POST', `/mailings/${id}/test`, { to })).status]).toEqual([to, 422]);
    }
  });

  it('are scheduled, taken back, and started at their instant', async () => {
    const id = await created();
    const at = new Date(Date.now() + 3_600_000).toISOString();
    expect((await ask('POST', `/mailings/${id}/schedule`, { at })).json).toMatchObject({ status: 'scheduled', at });
    expect((await ask('PUT', `/mailings/${id}`, aMailing())).json.code).toBe('mailing_stage_wrong');
    expect((await ask('POST', `/mailings/${id}/pause`)).json['status']).toBe('paused');
    expect((await ask('POST', `/mailings/${id}/resume`)).json['status']).toBe('scheduled');
    expect((await ask('POST', `/mailings/${id}/unschedule`)).json).toMatchObject({ status: 'draft', at: null });
    expect((await ask('POST', `/mailings/${id}/schedule`, { milestone: { kind: 'percent_of_goal', percent: 50 } })).json).toMatchObject({
      status: 'scheduled', milestone: { kind: 'percent_of_goal', percent: 50 },
    });
    for (const cue of [{}, { at: 'soon' }, { at, milestone: { kind: 'percent_of_goal', percent: 50 } }, { milestone: { kind: 'wedding' } }, { milestone: { kind: 'percent_of_goal', percent: 0 } }, { at: '9999-01-01T00:00:00Z' }]) {
      expect([cue, (await ask('POST', `/mailings/${id}/schedule`, cue)).status]).toEqual([cue, 422]);
    }
  });

  it('tell what became of each message, page by page', async () => {
    const id = await created();
    await resolved(worker, campaign.organisationId, id);
    expect((await ask('GET', `/mailings/${id}`)).json).toMatchObject({ status: 'sending', recipients: 130, progress: { queued: 130, sent: 0 }, percent: 0 });
    const first = await ask('GET', `/mailings/${id}/messages?limit=100`);
    expect(first.json['messages']).toHaveLength(100);
    const rest = await ask('GET', `/mailings/${id}/messages?limit=100&after=${String(first.json['nextAfter'])}`);
    expect([(rest.json['messages'] as object[]).length, rest.json['nextAfter']]).toEqual([30, null]);
    expect((await ask('GET', `/mailings/${id}/messages?state=sent`)).json['messages']).toEqual([]);
    for (const query of ['?limit=0', '?limit=9999', '?after=-1', '?after=99999999999', '?state=wet', '?x=1']) expect([query, (await ask('GET', `/mailings/${id}/messages${query}`)).status]).toEqual([query, 422]);
    expect((await ask('POST', `/mailings/${id}/cancel`)).json['status']).toBe('cancelled');
    for (const step of ['resume', 'pause', 'cancel', 'unschedule', 'retry-uncertain']) expect([step, (await ask('POST', `/mailings/${id}/${step}`)).status]).toEqual([step, 409]);
  });

  it('are listed, the latest first, page by page', async () => {
    const ids = [await created(), await created(), await created()].toReversed();
    const first = await ask('GET', '/mailings?limit=2');
    expect((first.json['mailings'] as Told['json'][]).map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const second = await ask('GET', `/mailings?limit=1&cursor=${String(first.json['nextCursor'])}`);
    expect((second.json['mailings'] as Told['json'][]).map(({ id }) => id)).toEqual(ids.slice(2));
    expect((await ask('GET', '/mailings?cursor=x')).status).toBe(422);
  });

  it('are those of the key, and of its scopes', async () => {
    const id = await created();
    expect((await ask('GET', `/mailings/${id}`, undefined, reader)).status).toBe(200);
    expect((await ask('POST', '/mailings', aMailing(), reader)).json.code).toBe('scope_missing');
    for (const [method, path, body] of [
      ['GET', ''], ['PUT', '', aMailing()], ['GET', '/messages'], ['GET', '/estimate'], ['GET', '/preview'], ['POST', '/test', { to: ['a@x.example'] }],
      ['POST', '/schedule', { at: new Date().toISOString() }], ['POST', '/pause'], ['POST', '/resume'], ['POST', '/cancel'], ['POST', '/unschedule'], ['POST', '/retry-uncertain'],
    ] as const) {
      expect([path, (await ask(method, `/mailings/${id}${path}`, body, stranger)).json.code]).toEqual([path, 'mailing_not_found']);
      expect([path, (await send(test.url, `/api/v1/mailings/${id}${path}`, { method })).status]).toEqual([path, 401]);
    }
    for (const nobody of ['x', '00000000-0000-0000-0000-000000000000', '%00', "'--"]) expect((await ask('GET', `/mailings/${nobody}`)).status).toBe(404);
    expect((await test.app.get(MailingReader).get('platform', id)).status).toBe('draft');
  });

  it('have lists of their own to leave', async () => {
    expect((await ask('PUT', '/mailing-lists/events', { name: 'Events' })).json).toEqual({ slug: 'events', name: 'Events' });
    expect((await ask('PUT', '/mailing-lists/events', { name: 'Invitations' })).status).toBe(200);
    expect((await ask('GET', '/mailing-lists')).json['lists']).toContainEqual({ slug: 'events', name: 'Invitations' });
    expect((await ask('POST', '/mailings', aMailing({ list: 'events' }))).json['list']).toEqual({ slug: 'events', name: 'Invitations' });
    for (const [slug, name] of [['A B', 'x'], ['a', ''], ['a', 'x\r\ny'], ['a', 'x'.repeat(101)]]) expect([slug, (await ask('PUT', `/mailing-lists/${encodeURIComponent(slug ?? '')}`, { name })).status]).toEqual([slug, 422]);
  });
});
