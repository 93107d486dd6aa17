import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { NOTHING, ONE_GIFT, bookedBy } from '../factories/bookings.js';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;
let campaign: MadeCampaign;
let client: ApiClient;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database);
  client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
});

afterAll(() => test.close());

const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work));
const under = (key: string) => ({ 'idempotency-key': key });

describe('the same key with the same body', () => {
  it('books once, however often it is sent', async () => {
    const gift = aGift();
    const booked = await bookedBy(test.database, async () => {
      const first = await client.give(campaign.slug, gift, under('order-1'));
      expect(first.headers).not.toHaveProperty('idempotent-replayed');
      for (const repeat of [1, 2, 3]) {
        const again = await client.give(campaign.slug, gift, under('order-1'));
        expect({ repeat, status: again.status, replayed: again.headers['idempotent-replayed'] }).toEqual({ repeat, status: 201, replayed: 'true' });
        expect(again.json).toEqual(first.json);
      }
    });
    expect(booked).toEqual(ONE_GIFT);
  });

  it('books once when twenty come at the same time', async () => {
    const gift = aGift();
    const booked = await bookedBy(test.database, async () => {
      const answers = await times(20, () => client.give(campaign.slug, gift, under('order-2')));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
      expect(new Set(answers.map(({ json }) => json['id'])).size).toBe(1);
      expect(answers.filter(({ headers }) => headers['idempotent-replayed'] === 'true')).toHaveLength(19);
    });
    expect(booked).toEqual(ONE_GIFT);
  });

  it('answers a declined payment again without asking the bank a second time', async () => {
    const gift = aGift({ payment: { method: 'sandbox', card: '4000000000000002' } });
    const booked = await bookedBy(test.database, async () => {
      const [first, again] = [await client.give(campaign.slug, gift, under('order-3')), await client.give(campaign.slug, gift, under('order-3'))];
      expect(again.json).toEqual(first.json);
      expect(again.json).toMatchObject({ status: 'failed', failure: 'card_declined' });
    });
    expect(booked).toMatchObject({ donations: 1, captured: 0, entries: 0, outbox: 0 });
  });

  it('finds its donation also after the campaign has ended', async () => {
    const ending = await aCampaign(test.database, { organisationId: campaign.organisationId });
    const gift = aGift();
    const first = await client.give(ending.slug, gift, under('order-4'));
    await test.database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET closes_at = now() WHERE id = $1`, [ending.id]));
    const again = await client.give(ending.slug, gift, under('order-4'));
    expect([again.status, again.json['id'], again.headers['idempotent-replayed']]).toEqual([201, first.json['id'], 'true']);
    expect((await client.give(ending.slug, gift, under('order-5'))).status).toBe(409);
  });
});

describe('the same key with another body', () => {
  it.each([
    ['amount', { amount: 2_501 }],
    ['card', { payment: { method: 'sandbox', card: '5555555555554444' } }],
    ['message', { message: 'for you' }],
    ['covered fee', { coverFees: true }],
    ['amount that is too small besides', { amount: 1 }],
  ])('is refused and books nothing: another %s', async (what, differs) => {
    const gift = aGift();
    const key = under(`reused ${what}`);
    await client.give(campaign.slug, gift, key);
    const booked = await bookedBy(test.database, async () => {
      const { status, json } = await client.give(campaign.slug, { ...gift, ...differs }, key);
      expect([status, json['code']]).toEqual([422, 'idempotency_key_reused']);
    });
    expect(booked).toEqual(NOTHING);
  });

  it('is refused for another campaign of the organisation', async () => {
    const other = await aCampaign(test.database, { organisationId: campaign.organisationId });
    const gift = aGift();
    await client.give(campaign.slug, gift, under('order-6'));
    expect((await client.give(other.slug, gift, under('order-6'))).json['code']).toBe('idempotency_key_reused');
  });

  it('leaves one donation when two bodies race for a key', async () => {
    const booked = await bookedBy(test.database, async () => {
      const answers = await times(10, () => client.give(campaign.slug, aGift(), under('order-7')));
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, ...Array(9).fill(422)]);
    });
    expect(booked).toEqual(ONE_GIFT);
  });
});

describe('a key', () => {
  it('of another organisation is another key', async () => {
    const other = await aCampaign(test.database);
    const theirs = new ApiClient(test.url, await anApiKey(test.database, other.organisationId));
    const gift = aGift();
    const booked = await bookedBy(test.database, async () => {
      const [a, b] = await Promise.all([client.give(campaign.slug, gift, under('order-8')), theirs.give(other.slug, gift, under('order-8'))]);
      expect([a.status, b.status]).toEqual([201, 201]);
      expect(a.json['id']).not.toBe(b.json['id']);
    });
    expect(booked).toMatchObject({ donations: 2, captured: 2 });
  });

  it('that was refused may be used again: nothing came of it', async () => {
    const gift = aGift();
    expect((await client.give(campaign.slug, { ...gift, amount: 1 }, under('order-9'))).status).toBe(422);
    expect((await client.give(campaign.slug, gift, under('order-9'))).status).toBe(201);
  });

  it.each(['x', 'x'.repeat(255), 'a key with blanks', '~!@#$%^&*()', 'a,b'])('may be %s', async (key) => {
    expect((await client.give(campaign.slug, aGift(), under(key))).status).toBe(201);
  });

  it.each([
    ['empty', ''],
    ['256 characters', 'x'.repeat(256)],
    ['not ASCII', 'schl\u00fcssel'],
    ['a tab', 'a\tb'],
    ['two keys in one', 'a, b'],
  ])('is refused when it is %s', async (_, key) => {
    const booked = await bookedBy(test.database, async () => {
      const { status, json } = await client.give(campaign.slug, aGift(), under(key));
      expect([status, json['code']]).toEqual([400, 'idempotency_key_malformed']);
    });
    expect(booked).toEqual(NOTHING);
  });

  it('may be left out, and then nothing is a repetition', async () => {
    const gift = aGift();
    const booked = await bookedBy(test.database, () => times(3, () => client.give(campaign.slug, gift)));
    expect(booked).toMatchObject({ donors: 1, donations: 3, captured: 3 });
  });
});
