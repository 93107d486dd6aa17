import { aCampaign, next } from '../factories/a-campaign.js';
import { ApiClient, sendForm } from '../factories/a-donor.js';
import { aForm, aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;

beforeAll(async () => void (test = await startTestApp()));
afterAll(() => test.close());

it('fifty gifts at the same time make a total of all that were captured, and of nothing else', async () => {
  const campaign = await aCampaign(test.database);
  const client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
  const gifts = Array.from({ length: 50 }, (_, index) => ({
    amount: 1_000 + index * 37,
    card: index % 10 === 0 ? '4000000000000002' : '4242424242424242',
    email: `donor${index % 20}@example.org`,
    coverFees: index % 3 === 0,
  }));
  await Promise.all(gifts.map(({ amount, card, email, coverFees }) =>
    client.give(campaign.slug, aGift({ amount, coverFees, donor: { email, name: 'Ada' }, payment: { method: 'sandbox', card } })),
  ));
  const captured = gifts.filter(({ card }) => card.startsWith('4242'));
  const sum = captured.reduce((total, { amount }) => total + amount, 0);

  const { json } = await client.get(`/api/v1/campaigns/${campaign.slug}`);
  expect(json).toMatchObject({
    totalRaised: { amount: sum, currency: 'GBP', stale: false },
    donorCount: { value: new Set(captured.map(({ email }) => email)).size },
    donationCount: { value: captured.length },
  });
  const [books] = await test.database.transactions.run('platform', (tx) =>
    tx.rows(`SELECT (SELECT sum(amount)::integer FROM donations WHERE status = 'captured') AS given,
                    (SELECT sum(amount)::integer FROM ledger_entries WHERE account = 'campaign') AS received,
                    (SELECT sum(amount)::integer FROM ledger_entries) AS balance`),
  );
  expect(books).toEqual({ given: sum, received: sum, balance: 0 });
});

it('a donor sees their own gift in the total of the very next page, by form and by API', async () => {
  const campaign = await aCampaign(test.database);
  const client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
  for (let total = 2_500; total <= 20_000; total += 2_500) {
    const gift = await (next() % 2 === 0 ? sendForm(test.url, campaign.slug, aForm()) : client.give(campaign.slug, aGift()));
    expect([201, 303]).toContain(gift.status);
    const token = /freshet_read=([^;]+)/.exec(String(gift.headers['set-cookie']))?.[1] ?? String((gift as { json?: Record<string, unknown> }).json?.['readToken']);
    expect((await client.get(`/api/v1/campaigns/${campaign.slug}`)).json['totalRaised'].amount).toBe(total);
    expect((await client.get(`/c/${campaign.slug}?readToken=${token}`)).text).toContain(`value="${total}" data-figure="total-raised"`);
  }
});

it('campaigns of one organisation keep their totals apart, in their own currencies', async () => {
  const pounds = await aCampaign(test.database);
  const yen = await aCampaign(test.database, { organisationId: pounds.organisationId, currency: 'JPY' });
  const client = new ApiClient(test.url, await anApiKey(test.database, pounds.organisationId));
  await client.give(pounds.slug, aGift());
  await client.give(yen.slug, aGift({ currency: 'JPY', amount: 300 }));
  const raised = async (slug: string) => (await client.get(`/api/v1/campaigns/${slug}`)).json['totalRaised'];
  expect(await raised(pounds.slug)).toMatchObject({ amount: 2_500, currency: 'GBP' });
  expect(await raised(yen.slug)).toMatchObject({ amount: 300, currency: 'JPY' });
});
