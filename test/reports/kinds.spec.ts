import type { INestApplicationContext } from '@nestjs/common';
import type { Transaction } from '../../src/database/transaction.js';
import { REPORTS } from '../../src/reports/report-definitions.js';
import { REPORT_KINDS, type ReportKind } from '../../src/reports/report.js';
import { newId, type DonorId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aFund, aGivingDay, campaignsOf } from '../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { aMatch, pledgeVerbs } from '../factories/a-match.js';
import { bookGift } from '../factories/a-movement.js';
import { aMadeReport, aStorageFolder, csvRows, giftsTo, workbookOf } from '../factories/a-report.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startWorker } from '../support/worker.js';

let test: TestApp;
let worker: INestApplicationContext;
let campaign: MadeCampaign;
const storage = aStorageFolder();

beforeAll(async () => {
  test = await startTestApp({ STORAGE_URL: storage.url });
  worker = await startWorker('report', test.database.url, { STORAGE_URL: storage.url });
});

beforeEach(async () => {
  campaign = await aCampaign(test.database);
});

afterAll(async () => {
  await worker.close();
  await test.close();
  storage.close();
});

const report = (kind: ReportKind, differs: Parameters<typeof aMadeReport>[2] = {}) => aMadeReport({ app: test.app, worker }, campaign.organisationId, { kind, ...differs });
const rowsOf = async (kind: ReportKind, differs: Parameters<typeof aMadeReport>[2] = {}) => csvRows(test.app, await report(kind, differs));
const platform = <T>(work: (tx: Transaction) => Promise<T>) => test.database.transactions.run('platform', work);

async function aTag(name: string, donorId: DonorId): Promise<void> {
  const id = newId<'Tag'>();
  await platform(async (tx) => {
    await tx.rows(`INSERT INTO tags (id, organisation_id, name) VALUES ($1, $2, $3)`, [id, campaign.organisationId, name]);
    await tx.rows(`INSERT INTO donor_tags (organisation_id, donor_id, tag_id) VALUES ($1, $2, $3)`, [campaign.organisationId, donorId, id]);
  });
}

/** Three gifts of two donors, one of them given back in part. */
async function someMovements() {
  const [generous, other] = [await aDonor(test.database, campaign.organisationId), await aDonor(test.database, campaign.organisationId)];
  const designationId = await aFund(test.database, campaign);
  await bookAlone(test.database, { campaign, donorId: generous, amount: 5_000, designationId });
  await bookAlone(test.database, { campaign, donorId: generous, amount: 2_500 });
  await bookAlone(test.database, { campaign, donorId: generous, amount: -1_000 });
  await bookAlone(test.database, { campaign, donorId: other, amount: 700 });
  return { generous, other };
}

it('donors are told with what they gave, and those who gave nothing as well', async () => {
  const { generous, other } = await someMovements();
  const idle = await aDonor(test.database, campaign.organisationId);
  const rows = await rowsOf('donors', { columns: ['id', 'gifts', 'given', 'returned', 'net'] });
  expect(Object.fromEntries(rows.map((row) => [row['Donor'], [row['Gifts'], row['Currency'], row['Given'], row['Returned'], row['Net']]]))).toEqual({
    [generous]: ['2', 'GBP', '75.00', '-10.00', '65.00'],
    [other]: ['1', 'GBP', '7.00', '0.00', '7.00'],
    [idle]: ['0', '', '', '', ''],
  });
  expect(await rowsOf('donors', { filter: { campaign: campaign.slug } })).toHaveLength(2);
});

it('totals by campaign say what the ledger says', async () => {
  await someMovements();
  const [ledger] = await platform((tx) => tx.rows<{ net: string }>(`SELECT sum(amount)::text AS net FROM ledger_entries WHERE account = 'campaign' AND campaign_id = $1`, [campaign.id]));
  expect(await rowsOf('totals', { filter: { by: 'campaign' } })).toEqual([
    { Campaign: `Campaign ${campaign.slug}`, Slug: campaign.slug, Gifts: '3', Donors: '2', Currency: 'GBP', Given: '82.00', Returned: '-10.00', Net: '72.00' },
  ]);
  expect(ledger?.net).toBe('7200');
});

it('an .xlsx of totals has a sheet for each division, its totals, and one that says what it is', async () => {
  const { generous } = await someMovements();
  await aTag('Alumni', generous);
  const workbook = await workbookOf(test.app, await report('totals', { format: 'xlsx' }));
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Campaigns', 'Campaigns totals', 'Designations', 'Designations totals', 'Tags', 'Hours', 'Hours totals', 'About this report']);
  expect(workbook.getWorksheet('Designations')!.getColumn('A').values.slice(2).toSorted()).toEqual(['A fund', 'Where it is needed most']);
  expect(workbook.getWorksheet('Tags')!.getRow(2).values).toEqual([undefined, 'Alumni', 2, 1, 'GBP', 75, -10, 65]);
  expect(workbook.getWorksheet('Hours')!.getCell('A2').value).toBeInstanceOf(Date);
  expect(workbook.getWorksheet('Campaigns totals')!.getCell('D2').value).toMatchObject({ formula: `SUMIF('Campaigns'!$E$2:$E$2,A2,'Campaigns'!$F$2:$F$2)`, result: 82 });
});

it('the sheet about a report names its organisation, filter, moment, database and who asked', async () => {
  const day = await aGivingDay(test.database, { organisationId: campaign.organisationId });
  const made = await report('donations', { format: 'xlsx', filter: { givingDay: day.slug, status: ['captured', 'disputed'] } });
  const sheet = (await workbookOf(test.app, made)).getWorksheet('About this report')!;
  const facts = Object.fromEntries(Array.from({ length: sheet.rowCount }, (_, at) => [1, 2].map((column) => String(sheet.getRow(at + 1).getCell(column).value))) as [string, string][]);
  expect(facts).toMatchObject({ Report: 'Donations', 'Giving day': `The day ${day.slug}`, Status: 'captured, disputed', 'Read from': 'the primary', 'Report number': made.id });
  expect(facts['As of']).toContain(made.asOf?.toISOString());
});

it('leaderboards place donors by what is left of their gifts, nameless where one of them was anonymous', async () => {
  const { other } = await someMovements();
  await platform((tx) => tx.rows(`UPDATE donations SET anonymous = true WHERE donor_id = $1`, [other]));
  const rows = await rowsOf('leaderboards', { filter: { by: 'donor' } });
  expect(rows.map((row) => [row['Place'], row['Name as it is shown'], row['Given']])).toEqual([['1', 'Donor', '65.00'], ['2', 'Anonymous', '7.00']]);
  const workbook = await workbookOf(test.app, await report('leaderboards', { format: 'xlsx' }));
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Donors', 'Campaigns', 'Designations', 'Gifts', 'About this report']);
});

it('reconciliation tells charges, refunds and disputes of each day, and nothing is left over', async () => {
  await someMovements();
  const donorId = await aDonor(test.database, campaign.organisationId);
  const [donation] = await platform((tx) => tx.rows<{ id: string }>(`SELECT id FROM donations WHERE campaign_id = $1 ORDER BY id LIMIT 1`, [campaign.id]));
  await platform(async (tx) => {
    const id = newId<'LedgerTransaction'>();
    await tx.rows(`INSERT INTO ledger_transactions (id, organisation_id, donation_id, kind, reference) VALUES ($1, $2, $3, 'dispute', 'd')`, [id, campaign.organisationId, donation!.id]);
    await tx.rows(
      `INSERT INTO ledger_entries (organisation_id, transaction_id, account, amount, currency, campaign_id, donor_id)
       SELECT $1, $2, account, amount, 'GBP', $3, $4 FROM (VALUES ('donor', 5150::bigint), ('campaign', -5000), ('covered_fees', -150)) AS posting (account, amount)`,
      [campaign.organisationId, id, campaign.id, donorId],
    );
  });
  const [row, ...more] = await rowsOf('reconciliation');
  expect(more).toEqual([]);
  expect(row).toMatchObject({ Gateway: 'sandbox', Currency: 'GBP', Movements: '5', Charges: '82.00', Refunds: '-10.00', Disputes: '-51.50', 'Disputes won': '0.00', 'To campaigns': '22.00', 'Covered fees': '-1.50', 'Must be zero': '0.00' });
});

it('what sponsors add to each gift is told where it is asked for: of all matches together, nothing where the pool was gone, blank where nobody matches', async () => {
  const donorId = await aDonor(test.database, campaign.organisationId);
  const give = (amount: number, to = campaign) => platform((tx) => bookGift(tx, to, donorId, { amount }));
  const matches = [await aMatch(test.database, campaign, { pool: 1_500 }), await aMatch(test.database, campaign, { percent: 50 })];
  const unmatched = await aCampaign(test.database, { organisationId: campaign.organisationId });
  const gifts = [await give(1_000), await give(1_000), await give(800), await give(700, unmatched)];
  for (const match of matches) await pledgeVerbs(test.database).allot.run(match);
  const rows = await rowsOf('donations', { columns: ['id', 'amount', 'matched'] });
  const told = Object.fromEntries(rows.map((row) => [row['Donation'], row['Matched']]));
  expect(gifts.map(({ donationId }) => told[donationId])).toEqual(['15.00', '10.00', '4.00', '']);
  expect(Object.keys((await rowsOf('donations', {}))[0]!)).not.toContain('Matched');
});

it('only what the filter names is in a report: campaigns of a giving day, instants, tags', async () => {
  const day = await aGivingDay(test.database, { organisationId: campaign.organisationId });
  const [ofDay] = await campaignsOf(test.database, day, 1);
  await giftsTo(test.database, ofDay!, { count: 2, at: new Date('2026-03-01T00:00:00Z') });
  await giftsTo(test.database, campaign, { count: 3, at: new Date('2026-03-02T00:00:00Z'), status: 'failed' });
  expect(await rowsOf('donations', { filter: { givingDay: day.slug } })).toHaveLength(2);
  expect(await rowsOf('donations', { filter: { status: ['failed'] } })).toHaveLength(3);
  expect(await rowsOf('donations', { filter: { from: '2026-03-01T00:02:00Z', to: '2026-03-02T00:03:00Z' } })).toHaveLength(3);
  const [tagged] = await platform((tx) => tx.rows<{ donor_id: DonorId }>(`SELECT donor_id FROM donations WHERE campaign_id = $1 LIMIT 1`, [campaign.id]));
  await aTag('Student', tagged!.donor_id);
  const rows = await rowsOf('donations', { filter: { tag: 'Student' }, columns: ['tags', 'id'] });
  expect(rows).toEqual([{ Tags: 'Student', Donation: expect.any(String) }]);
});

it('mailings are told with what became of their messages, and one of them message by message', async () => {
  const [listId, mailingId] = [newId<'MailingList'>(), newId<'Mailing'>()];
  const donorId = await aDonor(test.database, campaign.organisationId);
  await platform(async (tx) => {
    await tx.rows(`INSERT INTO mailing_lists (id, organisation_id, slug, name) VALUES ($1, $2, 'news', 'News')`, [listId, campaign.organisationId]);
    await tx.rows(
      `INSERT INTO mailings (id, organisation_id, list_id, subject, mjml, html, plain, locale, segment, status, recipients, created_at, updated_at)
       VALUES ($1, $2, $3, '=Hello', '', '', '', 'en', '{}', 'finished', 1, now(), now())`,
      [mailingId, campaign.organisationId, listId],
    );
    await tx.rows(`INSERT INTO mailing_batches (mailing_id, number, organisation_id, sent) VALUES ($1, 1, $2, 1)`, [mailingId, campaign.organisationId]);
    await tx.rows(
      `INSERT INTO messages (mailing_id, position, organisation_id, donor_id, address, state, attempts, ended_at, bounced_at) VALUES ($1, 1, $2, $3, 'a@b.example', 'sent', 1, now(), now())`,
      [mailingId, campaign.organisationId, donorId],
    );
  });
  expect(await rowsOf('mailing-results')).toEqual([expect.objectContaining({ Subject: "'=Hello", Recipients: '1', Sent: '1', Failed: '0', Bounced: '1' })]);
  expect(await rowsOf('mailing-results', { filter: { mailing: mailingId } })).toEqual([expect.objectContaining({ Number: '1', Address: 'a@b.example', State: 'sent' })]);
});

it('the audit log names who did what', async () => {
  await platform((tx) => tx.rows(`INSERT INTO audit_entries (organisation_id, actor, action, subject, detail) VALUES ($1, '=cmd', 'donation.refund', 'donation:1', '{"a": "=1"}')`, [campaign.organisationId]));
  const [row] = await rowsOf('audit-log');
  expect(row).toMatchObject({ Actor: "'=cmd", Action: 'donation.refund', Subject: 'donation:1', Detail: '{"a": "=1"}' });
});

it('no text column of any kind lets a formula out', async () => {
  const hostile = '=HYPERLINK("http://evil.example")';
  await giftsTo(test.database, campaign, { count: 1, message: hostile, name: hostile });
  const [gift] = await platform((tx) => tx.rows<{ donor_id: DonorId; id: string }>(`SELECT id, donor_id FROM donations WHERE campaign_id = $1`, [campaign.id]));
  await aTag(hostile, gift!.donor_id);
  await platform(async (tx) => {
    await tx.rows(`UPDATE donors SET name = $2, number = $2, email = $2 || '@x' WHERE id = $1`, [gift!.donor_id, hostile]);
    await tx.rows(`UPDATE campaigns SET title = $2 WHERE id = $1`, [campaign.id, hostile]);
    await tx.rows(`UPDATE donations SET gateway_reference = $2, dedication = jsonb_build_object('kind', $2::text, 'name', $2::text, 'notify', NULL) WHERE id = $1`, [gift!.id, hostile]);
  });
  for (const kind of REPORT_KINDS) {
    const columns = REPORTS[kind].tables({})[0]!.columns.filter((column) => column.kind === 'text').map(({ key }) => key);
    const cells = (await rowsOf(kind, { columns })).flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
    const formulas: string[] = [];
    for (const sheet of (await workbookOf(test.app, await report(kind, { columns, format: 'xlsx' }))).worksheets)
      sheet.eachRow((row) => row.eachCell((cell) => void (cell.formula !== undefined && formulas.push(cell.formula))));
    expect(formulas.filter((formula) => !/^(ROWS|SUM|SUMIF|COUNTIF)\(/.test(formula))).toEqual([]);
  }
  expect((await rowsOf('donations', { columns: ['message', 'donorName', 'tags', 'dedicatedTo'] }))[0]).toEqual({ Message: `'${hostile}`, Name: `'${hostile}`, Tags: `'${hostile}`, 'Dedicated to': `'${hostile}` });
});
