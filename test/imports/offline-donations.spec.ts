import { DonationFigures } from '../../src/donations/donation.figures.js';
import { RelayLedgerStepsHandler } from '../../src/donations/jobs/relay-ledger-steps.job.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import type { Currency } from '../../src/shared/currencies.js';
import { aCampaign, aDesignation, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { csv } from '../factories/a-spreadsheet.js';
import { ImportBench } from './import-bench.js';

let bench: ImportBench;
let organisationId: OrganisationId;
let campaign: MadeCampaign;

beforeAll(async () => {
  bench = await ImportBench.open();
});

beforeEach(async () => {
  organisationId = await anOrganisation(bench.database);
  campaign = await aCampaign(bench.database, { organisationId });
});

afterAll(() => bench.close());

const HEADER = ['campaign', 'email', 'name', 'amount', 'date', 'reference'] as const;
const gifts = (...rows: (readonly string[])[]) => csv(HEADER, ...rows);
const bring = (file: string) => bench.import(organisationId, file, { kind: 'offline-donations' });

async function totals() {
  await bench.worker.get(RelayLedgerStepsHandler, { strict: false }).handle();
  const { raised, donors, donations } = await bench.worker.get(DonationFigures, { strict: false }).ofCampaign({ id: campaign.id, currency: campaign.currency as Currency }, null);
  const [ledger] = await bench.sql<{ sum: string }>(`SELECT coalesce(sum(amount), 0) AS sum FROM ledger_entries WHERE account = 'campaign' AND campaign_id = $1`, [campaign.id]);
  expect(raised.value.amount).toBe(Number(ledger?.sum));
  return { raised: raised.value.amount, donors: donors.value, donations: donations.value };
}

const faults = async (id: Parameters<typeof bench.imports.listFaults>[1]) => (await bench.imports.listFaults({ organisationId }, id, 0, 100)).map(({ row, column, code }) => `${row} ${column} ${code}`);

describe('a file of gifts that came by cheque, transfer or in cash', () => {
  it('is booked like any other gift, and nobody gets a mail', async () => {
    const done = await bring(gifts([campaign.slug, 'ada@example.org', 'Ada', '25.50', '2026-11-01', 'chq-1'], [campaign.slug, 'ada@example.org', 'Ada', '£1,000', '2026-11-02', 'chq-2'], [`campaign ${campaign.slug}`, 'bob@example.org', 'Bob', '10', '', 'chq-3']));
    expect(done).toMatchObject({ status: 'done', rows: { read: 3, new: 3, rejected: 0 }, effects: { donations: 3, donors: 2 } });
    expect(await totals()).toEqual({ raised: 103_550, donors: 2, donations: 3 });
    const booked = await bench.sql(`SELECT status, gateway, amount, donor_name, captured_at::date::text AS day FROM donations WHERE campaign_id = $1 ORDER BY amount`, [campaign.id]);
    expect(booked).toMatchObject([{ amount: '1000' }, { amount: '2550', status: 'captured', gateway: 'offline', donor_name: 'Ada', day: '2026-11-01' }, { amount: '100000' }]);
    expect(await bench.sql(`SELECT DISTINCT job FROM outbox WHERE organisation_id = $1`, [organisationId])).toEqual([{ job: 'run-import' }]);
    expect(await bench.sql(`SELECT FROM receipts WHERE organisation_id = $1`, [organisationId])).toEqual([]);
  });

  it('books each gift once: by its reference, by what is said of it on a date, or by its place in the file', async () => {
    const file = csv(['campaign', 'email', 'amount', 'date', 'reference'], [campaign.slug, 'a@example.org', '10', '', 'r1'], [campaign.slug, 'a@example.org', '10', '', 'r1'], [campaign.slug, 'a@example.org', '5', '2026-11-01', ''], [campaign.slug, 'a@example.org', '5', '2026-11-01', ''], [campaign.slug, 'a@example.org', '5', '', '']);
    expect((await bring(file)).rows).toMatchObject({ read: 5, new: 4, unchanged: 1, duplicate: 1 });
    expect((await bring(file)).rows).toMatchObject({ read: 5, new: 0, unchanged: 5 });
    // The same gifts, and one more, in another file.
    expect((await bring(`${file}${campaign.slug},b@example.org,7,2026-11-02,\r\n`.replace(`${campaign.slug},a@example.org,5,,\r\n`, ''))).rows).toMatchObject({ read: 5, new: 1, unchanged: 4 });
    expect(await totals()).toEqual({ raised: 3_200, donors: 2, donations: 5 });
  });

  it('says of each row that cannot be booked why', async () => {
    await aDesignation(bench.database, campaign, 'roof');
    await bring(gifts([campaign.slug, 'a@example.org', '', '10', '', 'r1']));
    const done = await bench.import(
      organisationId,
      csv(
        [...HEADER, 'currency', 'fund', 'number', 'anonymous'],
        ['nowhere', 'a@example.org', '', '10', '', 'x1', '', '', '', ''],
        [campaign.slug, 'a@example.org', '', '0', '', 'x2', '', '', '', ''],
        [campaign.slug, 'a@example.org', '', '1.237', '', 'x3', 'GBP', '', '', ''],
        [campaign.slug, 'a@example.org', '', 'ten', '', 'x4', '', '', '', ''],
        [campaign.slug, 'a@example.org', '', '10', '2999-01-01', 'x5', '', '', '', ''],
        [campaign.slug, 'a@example.org', '', '10', '', 'x6', 'EUR', '', '', ''],
        [campaign.slug, 'a@example.org', '', '10', '', 'x7', '', 'tower', '', ''],
        [campaign.slug, '', '', '10', '', 'x8', '', 'roof', '', ''],
        [campaign.slug, '', '', '10', '', 'x9', '', 'roof', '404', ''],
        [campaign.slug, 'a@example.org', '', '11', '', 'r1', '', '', '', ''],
        [campaign.slug, 'a@example.org', '', '12', '', 'x10', '', 'roof', '', 'perhaps'],
        [campaign.slug, 'a@example.org', '', '12', '', 'x11', '', 'roof', '', 'yes'],
      ),
      { kind: 'offline-donations' },
    );
    expect(await faults(done.id)).toEqual([
      ...['2 campaign campaign_unknown', '3 amount not_positive', '4 amount too_many_decimals', '5 amount not_a_number', '6 date in_future', '7 currency wrong_currency', '8 fund designation_unknown'],
      ...['9 null who_missing', '10 number donor_unknown', '11 reference reference_taken', '12 anonymous not_yes_or_no'],
    ]);
    expect(done.rows).toMatchObject({ read: 12, new: 1, rejected: 11 });
    expect(await totals()).toEqual({ raised: 1_000 + 1_200, donors: 1, donations: 2 });
  });

  it('interrupted while it is booked books each gift once all the same', async () => {
    const file = gifts(...Array.from({ length: 1_200 }, (_, at) => [campaign.slug, `giver${at % 300}@example.org`, 'Giver', '1', '2026-11-01', `g${at}`]));
    const id = await bench.upload(organisationId, file, { kind: 'offline-donations' });
    await bench.sql(`UPDATE imports SET tries = 0 WHERE id = $1`, [id]);
    await bench.run(organisationId, id);
    // As if the last part had been booked and the import never heard of it.
    await bench.sql(`UPDATE imports SET status = 'merging', merged = 500, planned = 1200 WHERE id = $1`, [id]);
    await bench.run(organisationId, id);
    expect(await totals()).toEqual({ raised: 120_000, donors: 300, donations: 1_200 });
    expect(await bench.imports.get({ organisationId }, id)).toMatchObject({ status: 'done', rows: { read: 1_200, new: 1_200 }, effects: { donations: 1_200 } });
  });

  it('is undone by booking it back, except what was refunded or receipted since; then it can be booked again', async () => {
    const file = gifts([campaign.slug, 'a@example.org', 'A', '10', '', 'r1'], [campaign.slug, 'b@example.org', 'B', '20', '', 'r2'], [campaign.slug, 'c@example.org', 'C', '40', '', 'r3']);
    const done = await bring(file);
    await bench.sql(
      `INSERT INTO receipts (id, organisation_id, donation_id, year, serial, gift, covered_fee, currency, facts, issued_at)
       SELECT uuidv7(), $1, id, 2026, 1, 2000, 0, 'GBP', '{}', now() FROM donations WHERE organisation_id = $1 AND amount = 2000`,
      [organisationId],
    );
    expect(await bench.countUndo(done)).toEqual({ donations: 2 });
    expect(await bench.steer(organisationId, done.id, 'undo')).toMatchObject({ status: 'undone', effects: { donationsTakenBack: 2 } });
    expect(await totals()).toEqual({ raised: 2_000, donors: 1, donations: 3 });
    expect(await bench.sql(`SELECT status, refunded FROM donations WHERE organisation_id = $1 ORDER BY amount`, [organisationId])).toEqual([{ status: 'refunded', refunded: '1000' }, { status: 'captured', refunded: '0' }, { status: 'refunded', refunded: '4000' }]);
    expect(await bench.sql(`SELECT DISTINCT job FROM outbox WHERE organisation_id = $1`, [organisationId])).toEqual([{ job: 'run-import' }]);
    expect((await bring(file)).rows).toMatchObject({ new: 2, unchanged: 1 });
    expect(await totals()).toEqual({ raised: 7_000, donors: 3, donations: 5 });
  });
});
