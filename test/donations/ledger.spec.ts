import pg from 'pg';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { NOTHING, bookedBy } from '../factories/bookings.js';
import { Donation } from '../../src/donations/donation.entity.js';
import { Ledger, type LedgerMovement } from '../../src/donations/ledger.js';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;
let campaign: MadeCampaign;
let donation: Donation;
let owner: pg.Client;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database);
  const client = new ApiClient(test.url, await anApiKey(test.database, campaign.organisationId));
  const { json } = await client.give(campaign.slug, aGift({ coverFees: true }));
  donation = await test.database.transactions.run('platform', ({ manager }) => manager.findOneByOrFail(Donation, { id: json['id'] }));
  owner = new pg.Client({ connectionString: test.database.url });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await test.close();
});

function aMovement(differs: Partial<LedgerMovement> = {}): LedgerMovement {
  const { organisationId, id, campaignId, designationId, donorId, currency } = donation;
  return {
    ...{ organisationId, donationId: id, campaignId, designationId, donorId, currency, kind: 'refund', reference: 'a-refund', occurredAt: new Date() },
    postings: [['donor', 100], ['campaign', -100]],
    ...differs,
  };
}

const post = (movement: LedgerMovement) => test.database.transactions.run({ organisationId: campaign.organisationId }, (tx) => test.app.get(Ledger).post(tx, movement));

describe('a movement', () => {
  it('of a captured gift takes from the donor what campaign and covered fee receive', async () => {
    const { rows } = await owner.query(`SELECT account, amount::integer, currency FROM ledger_entries ORDER BY amount`);
    expect(rows).toEqual([
      { account: 'donor', amount: -2_552, currency: 'GBP' },
      { account: 'covered_fees', amount: 52, currency: 'GBP' },
      { account: 'campaign', amount: 2_500, currency: 'GBP' },
    ]);
  });

  it.each<[string, LedgerMovement['postings']]>([
    ['a unit is missing', [['donor', -100], ['campaign', 99]]],
    ['only one account', [['campaign', 100]]],
    ['the fee was forgotten', [['donor', -102], ['campaign', 100]]],
  ])('that does not sum to zero fails at commit, with all of its transaction: %s', async (reference, postings) => {
    expect(await bookedBy(test.database, () => expect(post(aMovement({ reference, postings }))).rejects.toThrow('does not sum to zero'))).toEqual(NOTHING);
  });

  it('that moves nothing is refused', async () => {
    await expect(post(aMovement({ postings: [['donor', 0], ['campaign', 0]] }))).rejects.toThrow(RangeError);
  });

  it('is booked once: a second posting of the same one violates its key', async () => {
    await expect(post(aMovement({ reference: 'once' }))).resolves.toMatch(/^\d+$/);
    expect(await bookedBy(test.database, () => expect(post(aMovement({ reference: 'once' }))).rejects.toThrow('ledger_transactions_donation_id_kind_reference_key'))).toEqual(NOTHING);
  });

  it('is booked once also when ten post it at the same time', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => post(aMovement({ reference: 'raced' }))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it("cannot touch another organisation's donation", async () => {
    const { organisationId } = await aCampaign(test.database);
    const stray = test.database.transactions.run({ organisationId }, (tx) => test.app.get(Ledger).post(tx, aMovement({ organisationId, reference: 'stray' })));
    await expect(stray).rejects.toThrow('ledger_transactions_donation_fkey');
  });
});

describe('what is booked stays booked', () => {
  it.each(['UPDATE ledger_entries SET amount = 1', 'DELETE FROM ledger_entries', 'TRUNCATE ledger_entries', 'TRUNCATE ledger_transactions CASCADE',
    `UPDATE ledger_transactions SET kind = 'refund'`, 'DELETE FROM ledger_transactions', 'UPDATE ledger_entries SET amount = 1 WHERE false'])(
    'also the owner may not: %s',
    async (sql) => {
      expect(await bookedBy(test.database, () => expect(owner.query(sql)).rejects.toThrow('append-only'))).toEqual(NOTHING);
    },
  );

  it.each(['ledger_entries', 'ledger_transactions'])('the role we work as has no right to change %s', async (table) => {
    const { rows } = await owner.query(
      `SELECT privilege FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) AS privilege WHERE has_table_privilege('freshet_app', $1, privilege)`,
      [table],
    );
    expect(rows.map(({ privilege }) => privilege)).toEqual(['SELECT', 'INSERT']);
    for (const sql of [`UPDATE ${table} SET organisation_id = organisation_id`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      await expect(test.database.transactions.run('platform', (tx) => tx.rows(sql))).rejects.toThrow('permission denied');
    }
  });
});
