import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';

let web: TestApp;
let campaign: MadeCampaign;
let key: string;

beforeAll(async () => {
  web = await startTestApp();
  campaign = await aCampaign(web.database);
  key = await anApiKey(web.database, campaign.organisationId);
});

afterAll(() => web.close());

const ask = (method: string, body?: string, bearer = key, slug: string = campaign.slug, type = 'application/json') =>
  fetch(`${web.url}/api/v1/campaigns/${slug}/refresh-cadence`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, ...(body !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { body }),
  });

const sql = <Row>(text: string, parameters: unknown[]) => web.database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));

const audited = () =>
  sql<{ actor: string; detail: object }>(`SELECT actor, detail FROM audit_entries WHERE action = 'figures.cadence' AND subject = $1 ORDER BY id`, [`campaign:${campaign.id}`]);

const cadence = async () => {
  const answer = await fetch(`${web.url}/api/v1/campaigns/${campaign.slug}/figures`, { headers: { authorization: `Bearer ${key}` } });
  const { figures } = (await answer.json()) as { figures: { cadence: { override: { everySeconds: number } | null } }[] };
  return figures[0]!.cadence;
};

describe("a campaign's refresh cadence", () => {
  it('is set, changed and left to the rules again, each in the audit log and at once due', async () => {
    await sql(`UPDATE refresh_plans SET next_at = now() + interval '1 hour' WHERE thing_id = $1`, [campaign.id]);
    const set = await ask('PUT', '{"everySeconds": 30}');
    expect(set.status).toBe(200);
    expect(await set.json()).toMatchObject({ everySeconds: 30, by: expect.stringMatching(/^api-key:/), at: expect.any(String) });
    expect(await sql(`SELECT FROM refresh_plans WHERE thing_id = $1 AND next_at <= now()`, [campaign.id])).toHaveLength(1);
    expect((await cadence()).override).toMatchObject({ everySeconds: 30 });
    expect((await ask('PUT', '{"everySeconds": 60}')).status).toBe(200);
    expect((await ask('DELETE')).status).toBe(204);
    expect((await cadence()).override).toBeNull();
    expect((await audited()).map(({ detail }) => detail)).toEqual([{ before: null, after: 30 }, { before: 30, after: 60 }, { before: 60, after: null }]);
  });

  it('left to the rules twice is one act', async () => {
    const before = (await audited()).length;
    expect((await ask('DELETE')).status).toBe(204);
    expect(await audited()).toHaveLength(before);
  });

  it.each([
    '{"everySeconds": 4}', '{"everySeconds": 604801}', '{"everySeconds": 5.5}', '{"everySeconds": "30"}', '{"everySeconds": null}', '{"everySeconds": -30}',
    '{"everySeconds": 1e400}', '{"everySeconds": [30]}', '{}', '[]', 'null', '{"everySeconds": 30, "by": "staff:someone"}', '{"everySeconds": 30, "__proto__": {}}',
  ])('is refused as %s', async (body) => {
    const answer = await ask('PUT', body);
    expect([400, 422]).toContain(answer.status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect((await cadence()).override).toBeNull();
  });

  it('is refused as what is no JSON, and in another form', async () => {
    expect((await ask('PUT', '{"everySeconds": ')).status).toBe(400);
    expect((await ask('PUT', 'everySeconds=30', key, campaign.slug, 'application/x-www-form-urlencoded')).status).toBeGreaterThanOrEqual(400);
    expect((await ask('PUT', '<everySeconds>30</everySeconds>', key, campaign.slug, 'application/xml')).status).toBe(415);
  });

  it('is nobody’s without the scope, of another organisation, or of a campaign that does not exist', async () => {
    const reader = await anApiKey(web.database, campaign.organisationId, { scopes: ['campaigns:read'] });
    const stranger = await anApiKey(web.database, (await aCampaign(web.database)).organisationId);
    const draft = await aCampaign(web.database, { organisationId: campaign.organisationId, isPublished: false });
    for (const [method, body] of [['PUT', '{"everySeconds": 30}'], ['DELETE', undefined]] as const) {
      expect((await ask(method, body, 'nonsense')).status).toBe(401);
      expect((await ask(method, body, reader)).status).toBe(403);
      expect((await ask(method, body, stranger)).status).toBe(404);
      for (const slug of [draft.slug, 'no-such', "x';--", '%00', '..%2f']) expect([400, 404]).toContain((await ask(method, body, key, slug)).status);
    }
    expect((await cadence()).override).toBeNull();
  });
});
