import { Donation } from '../../src/donations/donation.entity.js';
import { SettlePendingDonationsHandler } from '../../src/donations/jobs/settle-pending-donations.job.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { NOTHING, bookedBy } from '../factories/bookings.js';
import { stopClock } from '../factories/moved-clock.js';
import { startTestApp, type TestApp } from '../support/app.js';

const TIME_OUT = '4000000000000119';
const THREE_D_SECURE = '4000000000003220';
const CAPTURED = { ...NOTHING, captured: 1, entries: 2, outbox: 1 };

let test: TestApp;
let campaign: MadeCampaign;
let client: ApiClient;
let clock: ReturnType<typeof stopClock>;
let sweep: SettlePendingDonationsHandler;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database, { closesAt: null });
  client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
  clock = stopClock(test);
  sweep = test.app.get(SettlePendingDonationsHandler);
});

afterAll(() => test.close());

const pendingWith = async (card: string): Promise<string> => {
  const { json } = await client.give(campaign.slug, aGift({ payment: { method: 'sandbox', card } }));
  expect(json['status']).toBe('pending');
  return json['id'];
};
const donation = (id: string) => test.database.transactions.run('platform', ({ manager }) => manager.findOneByOrFail(Donation, { id: id as Donation['id'] }));

describe('a donation whose provider did not answer', () => {
  it('is left alone while it is fresh', async () => {
    const id = await pendingWith(TIME_OUT);
    clock.move(10);
    expect(await bookedBy(test.database, () => sweep.handle())).toEqual(NOTHING);
    expect((await donation(id)).status).toBe('pending');
    clock.move(1);
    await sweep.handle();
  });

  it('is captured once by the sweep, and not again by the next', async () => {
    const id = await pendingWith(TIME_OUT);
    clock.move(11);
    expect(await bookedBy(test.database, () => sweep.handle())).toEqual(CAPTURED);
    expect(await donation(id)).toMatchObject({ status: 'captured', failure: null });
    expect(await bookedBy(test.database, () => sweep.handle())).toEqual(NOTHING);
  });

  it('is captured once when ten sweeps run at the same time', async () => {
    await pendingWith(TIME_OUT);
    clock.move(11);
    expect(await bookedBy(test.database, () => Promise.all(Array.from({ length: 10 }, () => sweep.handle())))).toEqual(CAPTURED);
  });

  it('is shown as captured to the program that sends its request again', async () => {
    const gift = aGift({ payment: { method: 'sandbox', card: TIME_OUT } });
    const key = { 'idempotency-key': 'timed-out' };
    const first = await client.give(campaign.slug, gift, key);
    clock.move(11);
    await sweep.handle();
    const again = await client.give(campaign.slug, gift, key);
    expect(again.json).toMatchObject({ id: first.json['id'], status: 'captured', readToken: expect.any(String) });
  });

  it('is asked about although a hundred older ones wait for their donors', async () => {
    const { organisationId } = campaign;
    const waiting = await donation(await pendingWith(THREE_D_SECURE));
    await test.database.transactions.run({ organisationId }, async (tx) => {
      const columns = `organisation_id, campaign_id, donor_id, status, amount, currency, donor_name, locale, gateway, payment_token, created_at`;
      await tx.rows(
        `WITH received AS (INSERT INTO inbox (id, organisation_id, source, key, fingerprint)
           SELECT gen_random_uuid(), $2, 'api', 'waiting ' || n, decode(repeat('00', 32), 'hex') FROM generate_series(1, 120) n RETURNING id)
         INSERT INTO donations (id, inbox_id, ${columns}) SELECT gen_random_uuid(), received.id, ${columns.split(', ').map((name) => `donations.${name}`).join(', ')}
         FROM received, donations WHERE donations.id = $1`,
        [waiting.id, organisationId],
      );
    });
    clock.move(1);
    const id = await pendingWith(TIME_OUT);
    clock.move(11);
    expect(await sweep.handle()).toEqual({ asked: 122 });
    expect((await donation(id)).status).toBe('captured');
  });
});

describe('a donation that its donor has not confirmed', () => {
  it('stays pending for half an hour and then fails, with nothing booked', async () => {
    const id = await pendingWith(THREE_D_SECURE);
    clock.move(30 * 60);
    await sweep.handle();
    expect((await donation(id)).status).toBe('pending');
    clock.move(1);
    expect(await bookedBy(test.database, () => sweep.handle())).toEqual(NOTHING);
    expect(await donation(id)).toMatchObject({ status: 'failed', failure: 'authentication_required' });
  });
});
