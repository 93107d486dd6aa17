import { DeleteSegment } from '../../src/mailings/delete-segment.js';
import { MOST_SEGMENTS, SaveSegment } from '../../src/mailings/save-segment.js';
import { SavedSegmentReader } from '../../src/mailings/saved-segment.reader.js';
import type { OrganisationId, SegmentId } from '../../src/shared/ids.js';
import { aStaffMember } from '../console/a-staff-member.js';
import { ConsoleClient } from '../console/console-client.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { aBody } from '../factories/a-mailing.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let save: SaveSegment;
let segments: SavedSegmentReader;
let organisationId: OrganisationId;
let campaign: MadeCampaign;
let api: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  save = app.app.get(SaveSegment, { strict: false });
  segments = app.app.get(SavedSegmentReader, { strict: false });
});

beforeEach(async () => {
  organisationId = await anOrganisation(app.database);
  campaign = await aCampaign(app.database, { organisationId });
  api = new ApiClient(app.url, await anApiKey(app.database, organisationId));
});

afterAll(() => app.close());

const keep = async (name: string, rule: object = {}, id: SegmentId | null = null) => save.run(organisationId, { name, rule }, 'staff:somebody', id);
const post = (path: string, body: unknown) => api.post(path, JSON.stringify(body), { 'content-type': 'application/json' });
const sql = <Row>(text: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));

describe('a segment that is kept', () => {
  it('has the donors that its rule means now, and not those of when it was made', async () => {
    const { json } = await post('/api/v1/segments', { name: 'Givers', rule: { gave: { campaign: campaign.slug } } });
    expect(json).toMatchObject({ name: 'Givers', donors: 0 });
    await api.give(campaign.slug, aGift());
    expect((await api.get(`/api/v1/segments/${json.id}`)).json).toMatchObject({ donors: 1 });
  });

  it('bears a name that no other does, whoever keeps two at once', async () => {
    const kept = await Promise.allSettled(['Alumni', 'ALUMNI', 'alumni '].map((name) => keep(name)));
    expect(kept.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of kept) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'segment_name_taken' });
    const other = await keep('Others');
    await expect(keep('aLuMnI', {}, other)).rejects.toMatchObject({ code: 'segment_name_taken' });
    await keep('OTHERS', { gave: {} }, other);
    expect(await segments.find({ organisationId }, other)).toMatchObject({ name: 'OTHERS', rule: { gave: {} } });
  });

  it('names what is there, and is kept when that goes', async () => {
    await expect(keep('Taggers', { tags: { all: ['Nobody'] } })).rejects.toMatchObject({ faults: [{ field: 'rule.tags.all', code: 'unknown' }] });
    const foreign = await aCampaign(app.database);
    await expect(keep('Spies', { gave: { campaign: foreign.slug } })).rejects.toMatchObject({ faults: [{ field: 'rule.gave.campaign', code: 'unknown' }] });
    await expect(keep('\u0000')).rejects.toMatchObject({ code: 'segment_refused' });
    const status = async (body: unknown) => (await post('/api/v1/segments', body)).status;
    expect(await Promise.all([{ name: 'X', rule: { tags: { all: [] } } }, { name: '', rule: {} }, { rule: {} }, { name: 'X', rule: { sql: '1' } }, { name: 'X', rule: null }, []].map(status))).toEqual([422, 422, 422, 422, 422, 422]);
  });

  it('is one of so many at most', async () => {
    await sql(`INSERT INTO segments (id, organisation_id, name, rule, created_at, created_by, updated_at) SELECT uuidv7(), $1, 'Segment ' || n, '{}', now(), 'staff:x', now() FROM generate_series(2, $2::integer) n`, [organisationId, MOST_SEGMENTS]);
    await keep('The last');
    await expect(keep('One more')).rejects.toMatchObject({ code: 'too_many_segments' });
  });

  it('is read in pages by its name', async () => {
    for (const name of ['b', 'A', 'c']) await keep(name);
    const first = (await api.get('/api/v1/segments?limit=2')).json;
    const second = (await api.get(`/api/v1/segments?limit=2&cursor=${String(first.nextCursor)}`)).json;
    expect([first, second].map((page) => (page['segments'] as { name: string }[]).map(({ name }) => name))).toEqual([['A', 'b'], ['c']]);
    expect((await api.get('/api/v1/segments?cursor=nonsense')).status).toBe(400);
  });

  it('gives its rule to a mailing, which keeps it when the segment is changed or deleted', async () => {
    const rule = { gave: { campaign: campaign.slug, since: '2026-01-02T03:04:05Z' } };
    const id = await keep('Givers', rule);
    const byKey = (await post('/api/v1/mailings', { subject: 'Thanks', mjml: aBody('thanks'), savedSegment: id })).json.id;
    const admin = new ConsoleClient(app.url);
    await admin.signIn(await aStaffMember(app.database, { role: 'client_editor', organisationId }));
    const form = { formToken: await admin.formToken(), subject: 'Thanks', mjml: aBody('thanks'), list: 'news', about: '', savedSegment: id, gave: 'anything' };
    const byForm = /mailings\/([0-9a-f-]+)/.exec((await admin.post('/console/mailings', form)).headers.get('location') ?? '')?.[1];
    await app.app.get(DeleteSegment, { strict: false }).run(organisationId, id, 'staff:somebody');
    for (const mailing of [byKey, byForm]) expect((await api.get(`/api/v1/mailings/${mailing}`)).json).toMatchObject({ segment: rule });
    expect((await post('/api/v1/mailings', { subject: 'Thanks', mjml: aBody('thanks'), savedSegment: id })).json).toMatchObject({ errors: [{ field: 'savedSegment', code: 'unknown' }] });
    const refused = await admin.post('/console/mailings', form);
    expect([refused.status, (await refused.text()).includes('Saved segment')]).toEqual([422, true]);
    expect(await sql(`SELECT action FROM audit_entries WHERE organisation_id = $1 AND action LIKE 'segment.%' ORDER BY id`, [organisationId])).toEqual([{ action: 'segment.create' }, { action: 'segment.delete' }]);
  });
});
