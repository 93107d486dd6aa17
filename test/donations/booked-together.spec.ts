import type { CampaignId, OrganisationId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, book, bookAlone } from '../factories/a-ledger-row.js';
import { aFigureProcess } from '../cached-fields/figure-process.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let campaign: MadeCampaign;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  campaign = await aCampaign(database);
});

afterAll(() => database.close());

/** Books all of what the ledger already has once more, in one statement. */
const REPEAT_SQL = `
  WITH entry AS MATERIALIZED (
    SELECT entries.*, uuidv7() AS movement_id FROM ledger_entries entries WHERE campaign_id = $1 AND account = 'campaign'
  ), movement AS (
    INSERT INTO ledger_transactions (id, organisation_id, donation_id, kind, reference)
    SELECT entry.movement_id, entry.organisation_id, before.donation_id, before.kind, 'again'
    FROM entry JOIN ledger_transactions before ON before.id = entry.transaction_id
  )
  INSERT INTO ledger_entries (organisation_id, transaction_id, account, amount, currency, campaign_id, donor_id)
  SELECT organisation_id, movement_id, posting.account, sign * amount, currency, campaign_id, donor_id
  FROM entry, (VALUES ('donor', -1), ('campaign', 1)) AS posting (account, sign)`;

async function figuresOf({ id, organisationId }: { id: CampaignId; organisationId: OrganisationId }) {
  const process = await aFigureProcess(database);
  try {
    const afresh = { forceRefresh: true };
    const ofCampaign = [process.campaigns.totalRaised, process.campaigns.donationCount, process.campaigns.donorCount];
    const ofOrganisation = [process.organisations.totalRaised, process.organisations.donationCount, process.organisations.donorCount];
    const read = [...ofCampaign.map((figure) => figure.of(id, afresh)), ...ofOrganisation.map((figure) => figure.of(organisationId, afresh))];
    return (await Promise.all<{ value: unknown }>(read)).map(({ value }) => value);
  } finally {
    await process.close();
  }
}

describe('gifts that are booked', () => {
  it('one by one make a donor of who gave for the first time, and of nobody twice', async () => {
    const [first, second] = [await aDonor(database, campaign.organisationId), await aDonor(database, campaign.organisationId)];
    for (const donorId of [first, first, second]) await bookAlone(database, { campaign, donorId, amount: 100 });
    await bookAlone(database, { campaign, donorId: second, amount: -100 });
    expect(await figuresOf(campaign)).toEqual([{ GBP: 200 }, 3, 1, { GBP: 200 }, 3, 1]);
  });

  it('in one transaction count as if they had been booked one after the other', async () => {
    const [first, second] = [await aDonor(database, campaign.organisationId), await aDonor(database, campaign.organisationId)];
    await database.transactions.run('platform', async (tx) => {
      for (const donorId of [first, first, second]) await book(tx, { campaign, donorId, amount: 100 });
    });
    expect(await figuresOf(campaign)).toEqual([{ GBP: 300 }, 3, 2, { GBP: 300 }, 3, 2]);
  });

  it('many in one statement count as if they had been booked one after the other', async () => {
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => aDonor(database, campaign.organisationId)));
    for (const donorId of [first!, first!, second!]) await bookAlone(database, { campaign, donorId, amount: 100 });
    await bookAlone(database, { campaign, donorId: third!, amount: 50 });
    await bookAlone(database, { campaign, donorId: third!, amount: -50 });
    await database.transactions.run('platform', (tx) => tx.rows(REPEAT_SQL, [campaign.id]));
    expect(await figuresOf(campaign)).toEqual([{ GBP: 600 }, 8, 2, { GBP: 600 }, 8, 2]);
  });
});
