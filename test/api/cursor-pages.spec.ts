import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';

const GIFTS = 23;
let test: TestApp;
let campaign: MadeCampaign;
let client: ApiClient;
let path: string;
let given: string[];

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database);
  client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
  path = `/api/v1/campaigns/${campaign.slug}/donations`;
  // Many at once, so that several are captured in the same millisecond.
  given = await Promise.all(Array.from({ length: GIFTS }, () => give()));
});

afterAll(() => test.close());

const give = async (differs = {}): Promise<string> => (await client.give(campaign.slug, aGift(differs))).json['id'];

/** The ids of all pages, one list for each; `between` runs after each page. */
async function readAll(limit: number, between: () => Promise<unknown> = () => Promise.resolve()): Promise<string[][]> {
  const pages: string[][] = [];
  for (let cursor: string | null = ''; cursor !== null; await between()) {
    const { status, json } = await client.get(`${path}?limit=${limit}${cursor && `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    pages.push(json['donations'].map(({ id }) => id));
    cursor = json['nextCursor'];
  }
  return pages;
}

describe('the list of gifts', () => {
  it.each([1, 5, 22, 23, 24, 100])('is whole in pages of %d, without gaps or repeats', async (limit) => {
    const pages = await readAll(limit);
    expect(pages.flat().toSorted()).toEqual(given.toSorted());
    expect(pages).toHaveLength(Math.ceil(GIFTS / limit));
  });

  it('begins with the latest', async () => {
    const { json } = await client.get(`${path}?limit=100`);
    const instants: string[] = json['donations'].map(({ capturedAt }) => capturedAt);
    expect(instants).toEqual(instants.toSorted().toReversed());
  });

  it('shows neither what failed nor what is pending, nor who gave anonymously', async () => {
    const own = await aCampaign(test.database, { organisationId: campaign.organisationId });
    for (const card of ['4000000000000002', '4000000000003220']) await client.give(own.slug, aGift({ payment: { method: 'sandbox', card } }));
    const { id } = (await client.give(own.slug, aGift({ anonymous: true, message: 'quietly' }))).json;
    const { donations, nextCursor } = (await client.get(`/api/v1/campaigns/${own.slug}/donations`)).json;
    expect(donations).toEqual([{ id, name: null, amount: 2_500, currency: 'GBP', message: 'quietly', capturedAt: expect.any(String) }]);
    expect(nextCursor).toBeNull();
  });

  it('does not slip while more is given between its pages', async () => {
    const before = (await readAll(100)).flat();
    const read = (await readAll(4, async () => given.push(await give()))).flat();
    expect(read).toEqual(before);
  });
});

describe('a cursor that we did not give', () => {
  const encode = (text: string) => Buffer.from(text).toString('base64url');
  const id = '01a1fc81-d7a3-7304-bb62-08c04343cf03';

  it.each([
    ['empty', ''],
    ['words', 'the-next-page'],
    ['no escape', '%ZZ'],
    ['an instant alone', encode('2026-01-01T00:00:00.000Z')],
    ['no instant', encode(`yesterday ${id}`)],
    ['a year alone', encode(`2026 ${id}`)],
    ['no id', encode('2026-01-01T00:00:00.000Z 7')],
    ['an instant before PostgreSQL', encode(`-271821-04-20T00:00:00.000Z ${id}`)],
    ['a far instant', encode(`+275760-09-13T00:00:00.000Z ${id}`)],
    ['something behind it', `${encode(`2026-01-01T00:00:00.000Z ${id}`)}!!`],
    ['SQL', encode(`2026-01-01T00:00:00.000Z ${id}'--`)],
    ['padding', Buffer.from(`2026-01-01T00:00:00.000Z ${id} `).toString('base64url')],
  ])('is refused: %s', async (_, cursor) => {
    const { status, json } = await client.get(`${path}?cursor=${cursor}`);
    expect([status, json['code']]).toEqual([400, 'cursor_malformed']);
  });

  it.each(['limit=0', 'limit=101', 'limit=abc', 'limit=', 'limit=-1', 'limit=1.5', 'limit=1e2', 'limit=5&limit=6', 'limit=%D9%A1', `cursor=${'x'.repeat(201)}`, 'page=2'])(
    '%s is not acceptable',
    async (query) => {
      const { status, json } = await client.get(`${path}?${query}`);
      expect([status, json['code']]).toEqual([422, 'validation_failed']);
      expect(json['errors']?.[0]?.field).toMatch(/^(limit|cursor|page)$/);
    },
  );

  it('is of no use with an unknown campaign', async () => {
    expect((await client.get('/api/v1/campaigns/nowhere/donations')).json['code']).toBe('campaign_not_found');
  });
});
