import { randomUUID } from 'node:crypto';
import { aCampaign, type MadeCampaign } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';

let app: TestApp;
let ours: MadeCampaign;
let admin: ConsoleClient;

beforeAll(async () => {
  app = await startTestApp();
  ours = await aCampaign(app.database);
  admin = await signedIn('client_admin');
});
afterAll(() => app.close());

async function signedIn(role: 'client_admin' | 'client_editor' | 'engineer'): Promise<ConsoleClient> {
  const client = new ConsoleClient(app.url);
  await client.signIn(await aStaffMember(app.database, { role, ...(role !== 'engineer' && { organisationId: ours.organisationId }) }));
  return client;
}

const aGift = (wishes: object = {}) => ({
  ...{ campaign: ours.slug, designation: null, amount: 2_500, currency: 'GBP', donor: { email: 'ada@example.org', number: '', name: 'Ada' }, isAnonymous: false, message: '' },
  ...{ dedication: null, means: 'transfer', reference: '', receivedAt: '2026-11-01T12:00:00Z', sendReceipt: false, key: randomUUID() },
  ...wishes,
});

describe('a gift entered in the console', () => {
  it('is booked once for a form that is sent twice, and is on its screen', async () => {
    const gift = aGift();
    const [one, other] = await Promise.all([admin.tell('POST', '/offline-gifts', gift), admin.tell('POST', '/offline-gifts', gift)]);
    expect([one.status, other.status, other.json.id]).toEqual([201, 201, one.json.id]);
    expect((await admin.ask(`/donations/${one.json.id}`)).json).toMatchObject({ donation: { status: 'captured', gift: { amount: 2_500, currency: 'GBP' } } });
    expect((await admin.tell('POST', '/offline-gifts', { ...gift, amount: 1 })).json).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('says of another gift under the same reference that it is booked', async () => {
    expect((await admin.tell('POST', '/offline-gifts', aGift({ reference: 'T-1' }))).status).toBe(201);
    const again = await admin.tell('POST', '/offline-gifts', aGift({ reference: 'T-1' }));
    expect([again.status, again.json.code, again.json.errors[0].field]).toEqual([409, 'reference_booked', 'reference']);
  });

  it('is entered by those alone who may give it back, with a fresh proof', async () => {
    for (const role of ['client_editor', 'engineer'] as const) {
      const client = await signedIn(role);
      expect([role, (await client.ask('/offline-gifts/standing')).status, (await client.tell('POST', '/offline-gifts', aGift())).status]).toEqual([role, 403, 403]);
    }
    const late = await signedIn('client_admin');
    await app.database.transactions.run('platform', (tx) => tx.rows(`UPDATE sessions SET proven_at = now() - interval '11 minutes'`));
    expect((await late.ask('/offline-gifts/standing')).json).toMatchObject({ code: 'confirm_identity' });
    expect((await late.tell('POST', '/offline-gifts', aGift())).json).toMatchObject({ code: 'confirm_identity' });
    await app.database.transactions.run('platform', (tx) => tx.rows(`UPDATE sessions SET proven_at = now()`));
  });

  it('is refused field by field, whatever is sent', async () => {
    const foreign = await aCampaign(app.database);
    const refused = async (wishes: object) => ((await admin.tell('POST', '/offline-gifts', aGift(wishes))).json.errors as { field: string }[]).map(({ field }) => field);
    expect(await refused({ campaign: foreign.slug })).toEqual(['campaign']);
    expect(await refused({ donor: { email: '', number: '', name: '' } })).toEqual(['donor.email']);
    expect(await refused({ amount: 1e21 })).toEqual(['amount']);
    expect(await refused({ receivedAt: 'yesterday' })).toEqual(['receivedAt']);
    for (const wishes of [{ means: 'gold' }, { key: 'x' }, { amount: '5' }, { dedication: { kind: 'x' } }, { more: 1 }, { donor: null }]) expect((await admin.tell('POST', '/offline-gifts', aGift(wishes))).status).toBe(422);
  });
});
