import type { OrganisationId } from '../../src/shared/ids.js';
import { AnnounceRefund } from '../../src/receipts/announce-refund.js';
import { IssueReceipt } from '../../src/receipts/issue-receipt.js';
import { ReceiptReader } from '../../src/receipts/receipt.reader.js';
import { RefundDonation } from '../../src/donations/refund-donation.js';
import { DonationReader } from '../../src/donations/donation.reader.js';
import type { DonationId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';

const CONNECTIONS = 30;

let test: TestApp;
let issue: IssueReceipt;
let receipts: ReceiptReader;

beforeAll(async () => {
  test = await startTestApp({ DATABASE_POOL_SIZE: String(CONNECTIONS) });
  issue = test.app.get(IssueReceipt);
  receipts = test.app.get(ReceiptReader);
});

afterAll(() => test.close());

const sql = <Row>(text: string, parameters: unknown[] = []) => test.database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));

/** So many rows like that of a gift, without what the ledger has of it. */
async function copiesOf(id: DonationId, count: number): Promise<DonationId[]> {
  const columns = 'organisation_id, campaign_id, donor_id, status, amount, covered_fee, currency, donor_name, locale, gateway, payment_token, captured_at';
  const rows = await sql<{ id: DonationId }>(
    `WITH received AS (INSERT INTO inbox (id, organisation_id, source, key, fingerprint)
       SELECT gen_random_uuid(), organisation_id, 'api', 'copy ' || n, decode(repeat('00', 32), 'hex') FROM donations, generate_series(1, $2::integer) n WHERE id = $1 RETURNING id)
     INSERT INTO donations (id, inbox_id, gateway_reference, ${columns})
     SELECT gen_random_uuid(), received.id, 'copy ' || received.id, ${columns.split(', ').map((name) => `donations.${name}`).join(', ')}
     FROM received, donations WHERE donations.id = $1 RETURNING id`,
    [id, count],
  );
  return rows.map((row) => row.id);
}

/** Works off all of them, so many at a time. */
async function atOnce(lanes: number, works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const left = [...works];
  const lane = async () => {
    for (let work = left.pop(); work !== undefined; work = left.pop()) await work();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** So many gifts, captured at `at`. */
async function gifts({ organisationId, slug }: MadeCampaign, count: number, at = new Date()): Promise<DonationId[]> {
  const client = new ApiClient(test.url, await anApiKey(test.database, organisationId));
  const answers = await Promise.all(Array.from({ length: count }, () => client.give(slug, aGift({ coverFees: true }))));
  const ids = answers.map(({ json }) => json.id);
  await sql(`UPDATE donations SET captured_at = $2 WHERE id = ANY ($1::uuid[])`, [ids, at]);
  return ids;
}

const numbersOf = async ({ organisationId }: { organisationId: OrganisationId }) =>
  (await sql<{ year: number; serial: number }>(`SELECT year, serial FROM receipts WHERE organisation_id = $1 ORDER BY year, serial`, [organisationId])).map(({ year, serial }) => `${year}-${serial}`);

const lettersOf = (id: DonationId) => sql<{ kind: string; state: string; serial: number }>(`SELECT kind, state, serial FROM letters WHERE donation_id = $1 ORDER BY requested_at, id`, [id]);

const giveBack = async (id: DonationId, campaign: MadeCampaign, amount: number | null) => {
  const donation = await test.app.get(DonationReader).get(id, campaign);
  const { refund } = await test.app.get(RefundDonation).run(donation, { amount, currency: null, reason: null, by: 'test', key: `refund-${id}-${String(amount)}` });
  await test.app.get(AnnounceRefund).run(campaign.organisationId, id, refund.id);
};

describe('receipt numbers', () => {
  it('have no gap and no double when 200 are issued over 30 connections at once, some of them twice', async () => {
    const campaign = await aCampaign(test.database);
    const [first] = (await gifts(campaign, 1)) as [DonationId];
    const ids = [first, ...(await copiesOf(first, 199))];
    await atOnce(CONNECTIONS, [...ids, ...ids.slice(0, 50)].map((id) => () => issue.run(campaign.organisationId, id)));
    const year = new Date().getUTCFullYear();
    expect(await numbersOf(campaign)).toEqual(Array.from({ length: 200 }, (_, index) => `${year}-${index + 1}`));
  });

  it('are not burnt by an issue that rolls back', async () => {
    const campaign = await aCampaign(test.database);
    const [first, second] = (await gifts(campaign, 2)) as [DonationId, DonationId];
    const { organisationId } = campaign;
    const broken = test.database.transactions.run({ organisationId }, async (tx) => {
      await issue.runIn(tx, organisationId, first);
      throw new Error('the process dies here');
    });
    await expect(broken).rejects.toThrow('dies here');
    await issue.run(organisationId, second);
    expect(await numbersOf(campaign)).toEqual([`${new Date().getUTCFullYear()}-1`]);
    expect(await receipts.listOfDonation(first, campaign)).toEqual([]);
    await issue.run(organisationId, first);
    expect(await numbersOf(campaign)).toHaveLength(2);
  });

  it.each([
    ['Asia/Tokyo', '2026-12-31T14:59:59.999Z', '2026-12-31T15:00:00.000Z'],
    ['America/New_York', '2027-01-01T04:59:59.999Z', '2027-01-01T05:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-12-31T09:59:59.999Z', '2026-12-31T10:00:00.000Z'],
  ])('begin anew at midnight of the organisation in %s, whenever they are issued', async (zone, before, after) => {
    const campaign = await aCampaign(test.database);
    await sql(`UPDATE organisations SET time_zone = $2 WHERE id = $1`, [campaign.organisationId, zone]);
    const ids = [...(await gifts(campaign, 2, new Date(after))), ...(await gifts(campaign, 2, new Date(before)))];
    for (const id of ids) await issue.run(campaign.organisationId, id);
    expect(await numbersOf(campaign)).toEqual(['2026-1', '2026-2', '2027-1', '2027-2']);
  });

  it('of one organisation know nothing of those of another', async () => {
    const [one, other] = [await aCampaign(test.database), await aCampaign(test.database)];
    for (const campaign of [one, other]) for (const id of await gifts(campaign, 2)) await issue.run(campaign.organisationId, id);
    expect(await numbersOf(one)).toEqual(await numbersOf(other));
    await expect(issue.run(one.organisationId, (await gifts(other, 1))[0] as DonationId)).rejects.toThrow('there is no donation');
  });
});

describe('after a refund', () => {
  it('of a part the receipt is void and another states the remainder, each naming the other; one letter tells of it', async () => {
    const campaign = await aCampaign(test.database);
    const [id] = (await gifts(campaign, 1)) as [DonationId];
    await issue.run(campaign.organisationId, id);
    await giveBack(id, campaign, 1_000);
    const [old, current] = await receipts.listOfDonation(id, campaign);
    expect([old?.voidedAt, old?.replacedBy, old?.gift.amount]).toEqual([expect.any(Date), current?.number, 2_500]);
    expect([current?.voidedAt, current?.replaces, current?.gift.amount, current?.coveredFee]).toEqual([null, old?.number, 1_500, 52]);
    expect((await lettersOf(id)).map(({ kind }) => kind)).toEqual(['receipt', 'refund']);
  });

  it('of everything the receipt is void for good', async () => {
    const campaign = await aCampaign(test.database);
    const [id] = (await gifts(campaign, 1)) as [DonationId];
    await issue.run(campaign.organisationId, id);
    await giveBack(id, campaign, null);
    expect(await receipts.listOfDonation(id, campaign)).toMatchObject([{ voidedAt: expect.any(Date), replacedBy: null }]);
  });

  it('that comes before the first receipt only what is left is ever receipted', async () => {
    const campaign = await aCampaign(test.database);
    const [part, whole] = (await gifts(campaign, 2)) as [DonationId, DonationId];
    await giveBack(part, campaign, 500);
    await giveBack(whole, campaign, null);
    for (const id of [part, whole]) await issue.run(campaign.organisationId, id);
    expect(await receipts.listOfDonation(part, campaign)).toMatchObject([{ gift: { amount: 2_000 }, replaces: null }]);
    expect(await receipts.listOfDonation(whole, campaign)).toEqual([]);
    expect((await lettersOf(part)).map(({ kind }) => kind)).toEqual(['receipt', 'refund']);
    expect((await lettersOf(whole)).map(({ kind }) => kind)).toEqual(['refund']);
  });

  it('nothing changes when its jobs run again and at once', async () => {
    const campaign = await aCampaign(test.database);
    const [id] = (await gifts(campaign, 1)) as [DonationId];
    await issue.run(campaign.organisationId, id);
    await giveBack(id, campaign, 700);
    const before = [await receipts.listOfDonation(id, campaign), await lettersOf(id)];
    const [refund] = await sql<{ id: never }>(`SELECT id FROM refunds WHERE donation_id = $1`, [id]);
    const again = () => test.app.get(AnnounceRefund).run(campaign.organisationId, id, refund!.id);
    await Promise.all([again(), again(), issue.run(campaign.organisationId, id), again(), issue.run(campaign.organisationId, id)]);
    expect([await receipts.listOfDonation(id, campaign), await lettersOf(id)]).toEqual(before);
  });
});

it('what was issued cannot be changed or taken away by the role we work as', async () => {
  const campaign = await aCampaign(test.database);
  const [id] = (await gifts(campaign, 1)) as [DonationId];
  await issue.run(campaign.organisationId, id);
  for (const change of ['gift = gift + 1', 'serial = 99', `facts = '{}'`]) await expect(sql(`UPDATE receipts SET ${change}`)).rejects.toThrow('permission denied');
  await expect(sql(`DELETE FROM receipts`)).rejects.toThrow('permission denied');
});
