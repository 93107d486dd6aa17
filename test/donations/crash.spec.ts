import { CampaignReader } from '../../src/campaigns/campaign.reader.js';
import { CaptureDonation } from '../../src/donations/capture-donation.js';
import { checkGift } from '../../src/donations/check-gift.js';
import { DonationReader } from '../../src/donations/donation.reader.js';
import { FailDonation } from '../../src/donations/fail-donation.js';
import { SettlePendingDonationsHandler } from '../../src/donations/jobs/settle-pending-donations.job.js';
import { PaymentGateway } from '../../src/donations/payment-gateway.js';
import { StartDonation } from '../../src/donations/start-donation.js';
import { aCampaign, next, type MadeCampaign } from '../factories/a-campaign.js';
import { NOTHING, bookedBy } from '../factories/bookings.js';
import { stopClock } from '../factories/moved-clock.js';
import { startTestApp, type TestApp } from '../support/app.js';

const CAPTURED = { ...NOTHING, captured: 1, entries: 2, outbox: 1 };
let test: TestApp;
let campaign: MadeCampaign;
let clock: ReturnType<typeof stopClock>;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database, { closesAt: null });
  clock = stopClock(test);
});

afterAll(() => test.close());

/** A process that dies right after it has noted what it is about to do. */
async function begin() {
  const published = await test.app.get(CampaignReader).findPublished(campaign.slug);
  if (published === null) throw new Error('there is no campaign');
  const request = { amount: 2_500, currency: 'GBP', name: 'Ada', email: `ada${next()}@example.org`, anonymous: false, designation: null, message: null, coverFees: false, dedication: null, card: '4242424242424242' };
  const checked = checkGift(request, published, test.app.get(PaymentGateway), new Date());
  if (!checked.ok) throw new Error('the gift was refused');
  const started = await test.app.get(StartDonation).run(checked.gift, { source: 'api', key: `crash-${next()}`, fingerprint: Buffer.alloc(32) });
  if (started.kind !== 'started') throw new Error('the key was not new');
  // What is handed on without reading it back is what stands in the database.
  expect(started.donation).toEqual(await test.app.get(DonationReader).get(started.donation.id, checked.gift));
  return started.donation;
}

const sweep = () => test.app.get(SettlePendingDonationsHandler).handle();

it('a process that dies before it charges leaves a pending donation, which the sweep captures once', async () => {
  expect(await bookedBy(test.database, begin)).toEqual({ ...NOTHING, inbox: 1, donors: 1, donations: 1 });
  clock.move(11);
  expect(await bookedBy(test.database, async () => [await sweep(), await sweep()])).toEqual(CAPTURED);
});

it('a process that dies after it has charged charges nothing twice: the same key brings the same charge', async () => {
  const donation = await begin();
  const charge = { key: donation.id, token: donation.paymentToken, amount: donation.charge, requestedAt: donation.createdAt };
  const gateway = test.app.get(PaymentGateway);
  expect(await gateway.charge(charge)).toEqual(await gateway.charge(charge));
  clock.move(11);
  expect(await bookedBy(test.database, () => Promise.all([sweep(), sweep(), sweep()]))).toEqual(CAPTURED);
});

it('two processes that hear of the same charge book it once', async () => {
  const donation = await begin();
  const capture = test.app.get(CaptureDonation);
  const booked = await bookedBy(test.database, async () => {
    const xids = await Promise.all(Array.from({ length: 8 }, () => capture.run(donation, `sbx_${donation.id}`)));
    expect(xids.filter((xid) => xid !== null)).toHaveLength(1);
  });
  expect(booked).toEqual(CAPTURED);
});

it('what was captured cannot fail afterwards, and what failed is never captured', async () => {
  const [captured, failed] = [await begin(), await begin()];
  const [capture, fail] = [test.app.get(CaptureDonation), test.app.get(FailDonation)];
  await capture.run(captured, `sbx_${captured.id}`);
  await fail.run(failed, 'card_declined');
  const booked = await bookedBy(test.database, async () => {
    expect(await fail.run(captured, 'card_declined')).toBe(false);
    expect(await capture.run(failed, `sbx_${failed.id}`)).toBeNull();
  });
  expect(booked).toEqual(NOTHING);
});

it('one charge of the provider is never booked for two donations', async () => {
  const [first, second] = [await begin(), await begin()];
  const capture = test.app.get(CaptureDonation);
  await capture.run(first, 'sbx_shared');
  expect(await bookedBy(test.database, () => expect(capture.run(second, 'sbx_shared')).rejects.toThrow('donations_gateway_reference_key'))).toEqual(NOTHING);
});
