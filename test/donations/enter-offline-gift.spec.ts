import { randomUUID } from 'node:crypto';
import { RefundDonation } from '../../src/donations/refund-donation.js';
import { DonationReader } from '../../src/donations/donation.reader.js';
import { EnterOfflineGift } from '../../src/donations/enter-offline-gift.js';
import type { OfflineEntry } from '../../src/donations/offline-entry.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import { aCampaign, aDesignation, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor } from '../factories/a-ledger-row.js';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let enter: EnterOfflineGift;
let organisationId: OrganisationId;
let campaign: MadeCampaign;

beforeAll(async () => {
  app = await startTestApp();
  enter = app.app.get(EnterOfflineGift, { strict: false });
});

beforeEach(async () => {
  organisationId = await anOrganisation(app.database);
  campaign = await aCampaign(app.database, { organisationId });
});

afterAll(() => app.close());

const sql = <Row>(text: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));

const aCheque = (wishes: Partial<OfflineEntry> = {}): OfflineEntry => ({
  ...{ campaign: campaign.slug, designation: null, amount: 5_000, currency: 'GBP', anonymous: false, message: null, dedication: null },
  ...{ donor: { email: 'ada@example.org', number: null, name: 'Ada' }, means: 'cheque', reference: 'chq-1', receivedAt: new Date('2026-11-02T10:00:00Z'), sendReceipt: false },
  ...wishes,
});

const book = (entry: OfflineEntry, key: string = randomUUID()) => enter.run(organisationId, entry, { actor: 'staff:somebody', key });
const faultsOf = async (entry: OfflineEntry) => ((await book(entry).catch((error: unknown) => error)) as { faults?: { field: string; code: string }[] }).faults?.map(({ field, code }) => `${field} ${code}`);
const raised = async () => Number((await sql<{ sum: string }>(`SELECT coalesce(sum(amount), 0) AS sum FROM ledger_entries WHERE account = 'campaign' AND campaign_id = $1`, [campaign.id]))[0]?.sum);

describe('a gift that is entered by hand', () => {
  it('is booked in double entry like one of a file, and says who entered it and how it came', async () => {
    await aDesignation(app.database, campaign, 'roof');
    const { donationId } = await book(aCheque({ designation: 'roof', dedication: { kind: 'memory', name: 'Grace', notify: null } }));
    expect(await sql(`SELECT status, gateway, amount, donor_name, captured_at, dedication ->> 'name' AS honoured FROM donations WHERE id = $1`, [donationId])).toMatchObject([
      { status: 'captured', gateway: 'offline', amount: '5000', donor_name: 'Ada', captured_at: new Date('2026-11-02T10:00:00Z'), honoured: 'Grace' },
    ]);
    expect(await sql(`SELECT account, amount FROM ledger_entries WHERE organisation_id = $1 ORDER BY amount`, [organisationId])).toMatchObject([{ account: 'donor', amount: '-5000' }, { account: 'campaign', amount: '5000' }]);
    expect(await sql(`SELECT reference, means, entered_by, import_id FROM offline_gifts WHERE donation_id = $1`, [donationId])).toEqual([{ reference: 'reference:chq-1', means: 'cheque', entered_by: 'staff:somebody', import_id: null }]);
    expect(await sql(`SELECT actor, detail FROM audit_entries WHERE action = 'donation.enter' AND organisation_id = $1`, [organisationId])).toMatchObject([{ actor: 'staff:somebody', detail: { amount: 5_000, means: 'cheque' } }]);
    expect(await sql(`SELECT FROM outbox WHERE organisation_id = $1`, [organisationId])).toEqual([]);
  });

  it('is booked once, however often and however many times at once it is sent', async () => {
    const key = randomUUID();
    const sent = await Promise.all(Array.from({ length: 8 }, () => book(aCheque({ reference: null, means: 'cash' }), key)));
    expect(new Set(sent.map(({ donationId }) => donationId)).size).toBe(1);
    expect(sent.filter(({ isRepeated }) => !isRepeated)).toHaveLength(1);
    expect(await raised()).toBe(5_000);
    await expect(book(aCheque({ amount: 1 }), key)).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('is not booked under a reference that stands for another, by whomever at the same moment', async () => {
    const sent = await Promise.allSettled(Array.from({ length: 6 }, () => book(aCheque())));
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of sent) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'reference_booked' });
    expect(await raised()).toBe(5_000);
    expect(await sql(`SELECT FROM inbox WHERE organisation_id = $1`, [organisationId])).toHaveLength(1);
  });

  it('sends a receipt exactly if that was asked for', async () => {
    const { donationId } = await book(aCheque({ sendReceipt: true }));
    expect(await sql(`SELECT job, payload ->> 'donationId' AS id FROM outbox WHERE organisation_id = $1`, [organisationId])).toEqual([{ job: 'send-receipt', id: donationId }]);
  });

  it('finds its donor by the number under which they are known', async () => {
    const donor = await aDonor(app.database, organisationId);
    await sql(`UPDATE donors SET number = 'N-7', name = 'Known' WHERE id = $1`, [donor]);
    const { donationId } = await book(aCheque({ donor: { email: null, number: 'N-7', name: null } }));
    expect(await sql(`SELECT donor_id, donor_name FROM donations WHERE id = $1`, [donationId])).toEqual([{ donor_id: donor, donor_name: 'Known' }]);
    expect(await faultsOf(aCheque({ reference: 'chq-2', donor: { email: null, number: 'N-8', name: null } }))).toEqual(['donor.number unknown']);
  });

  it('is given back in the books, for no provider ever had it', async () => {
    const { donationId } = await book(aCheque());
    const donation = await app.app.get(DonationReader, { strict: false }).get(donationId, { organisationId });
    const { refund } = await app.app.get(RefundDonation, { strict: false }).run(donation, { amount: 2_000, currency: null, reason: null, by: 'staff:somebody', key: randomUUID() });
    expect(refund.status).toBe('succeeded');
    expect(await raised()).toBe(3_000);
    expect(await sql(`SELECT gateway_reference FROM refunds WHERE donation_id = $1`, [donationId])).toEqual([{ gateway_reference: `offline:${refund.id}` }]);
  });

  it('is refused with every fault at once', async () => {
    const foreign = await aCampaign(app.database);
    expect(await faultsOf(aCheque({ campaign: foreign.slug }))).toEqual(['campaign unknown']);
    expect(await faultsOf(aCheque({ currency: 'EUR', designation: 'nowhere' }))).toEqual(['designation unknown', 'currency wrong_currency']);
    const hostile = { amount: 0, donor: { email: 'no address', number: 'a\u0000', name: '\ud800' }, message: '\u0007', reference: 'x'.repeat(201), receivedAt: new Date(Date.now() + 3 * 86_400_000), campaign: '../x', designation: "'; --" };
    expect(await faultsOf(aCheque(hostile))).toEqual([
      ...['donor.email malformed', 'donor.name malformed_unicode', 'donor.number control_character', 'amount out_of_bounds', 'message control_character'],
      ...['reference too_long', 'campaign unknown', 'designation unknown', 'receivedAt in_future'],
    ]);
    for (const amount of [-1, 1.5, 1e300, Number.NaN]) expect(await faultsOf(aCheque({ amount }))).toEqual(['amount out_of_bounds']);
    expect(await raised()).toBe(0);
  });
});
