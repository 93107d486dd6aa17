import type { INestApplicationContext } from '@nestjs/common';
import { RefundLimits } from '../../src/donations/refund-limits.js';
import { agreementLetter } from '../../src/mailings/agreement-letter.js';
import { toHtml, toPlainText } from '../../src/mailings/letter-page.js';
import type { NoticeId } from '../../src/organisations/account-notice.js';
import { SendStaffNotice } from '../../src/organisations/send-staff-notice.js';
import { StaffPost, type StaffLetter } from '../../src/organisations/staff-post.js';
import { LETTER_LANGUAGES } from '../../src/receipts/words/letter-language.js';
import { newId, type DonationId, type OrganisationId } from '../../src/shared/ids.js';
import { aStaffMember, type MadeStaff } from '../console/a-staff-member.js';
import { ConsoleClient } from '../console/console-client.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startPost, type TestPost } from '../support/smtp-server.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

const LIMIT = 1_000;
const JSON_TYPE = { 'content-type': 'application/json' };

let test: TestApp;
let post: TestPost;
let worker: INestApplicationContext;

beforeAll(async () => {
  post = await startPost();
  test = await startTestApp();
  worker = await startWorker('transactional', test.database.url, { SMTP_URL: post.url, PUBLIC_URL: test.url });
  await emptyQueues(worker);
}, 120_000);
afterAll(async () => {
  await worker.close();
  await test.close();
  await post.close();
});

const rows = <Row>(sql: string, parameters: unknown[] = []) => test.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));
const staffOf = (organisationId: OrganisationId | null, role: 'client_admin' | 'client_editor' | 'customer_success' = 'client_admin') => aStaffMember(test.database, { role, organisationId });
const askedOf = ({ email }: MadeStaff) => post.mails.filter(({ to, subject }) => to?.some(({ address }) => address === email) && subject === 'A refund waits for a second person');
const lettersOf = (refund: string) => rows<{ letter: string; staff: string }>(`SELECT letter, staff_id AS staff FROM staff_notices WHERE refund_id = $1 ORDER BY staff_id`, [refund]);
const settled = async (refund: string) => (await lettersOf(refund)).every(({ letter }) => letter !== 'waiting' && letter !== 'sending');

interface Office {
  readonly campaign: MadeCampaign;
  readonly client: ApiClient;
  readonly asker: MadeStaff;
  readonly others: readonly MadeStaff[];
}

/** An organisation with a limit, somebody who asks and two who may agree. */
async function anOffice(): Promise<Office> {
  const campaign = await aCampaign(test.database, { closesAt: null });
  const { organisationId } = campaign;
  const client = new ApiClient(test.url, await anApiKey(test.database, organisationId));
  const [asker, one, other] = [await staffOf(organisationId), await staffOf(organisationId), await staffOf(organisationId)];
  await test.app.get(RefundLimits).set(organisationId, [{ currency: 'GBP', amount: LIMIT }], 'staff:tester');
  return { campaign, client, asker, others: [one, other] };
}

const given = async ({ client, campaign }: Office) => (await client.give(campaign.slug, aGift({ amount: 5_000 }))).json.id as string;

async function ask(staff: MadeStaff, id: string, amount = LIMIT, key: string = crypto.randomUUID()): Promise<string> {
  const browser = new ConsoleClient(test.url);
  await browser.signIn(staff);
  return (await browser.tell('POST', `/donations/${id}/refunds`, { amount, reason: 'Ada asked by telephone', key })).json.id as string;
}

async function decide(staff: MadeStaff, id: string, refund: string, what: string): Promise<number> {
  const browser = new ConsoleClient(test.url);
  await browser.signIn(staff);
  return (await browser.tell('POST', `/donations/${id}/refunds/${refund}/${what}`, {})).status;
}

describe('a refund that waits', () => {
  it('is written about to everybody of the organisation who may agree, once, and to nobody else', async () => {
    const office = await anOffice();
    const { organisationId } = office.campaign;
    const [editor, success, stilled, stranger] = [await staffOf(organisationId, 'client_editor'), await staffOf(null, 'customer_success'), await staffOf(organisationId), await staffOf(await anOrganisation(test.database))];
    await rows(`UPDATE staff SET disabled_at = now() WHERE id = $1`, [stilled.id]);
    const id = await given(office);
    const key = crypto.randomUUID();
    const refund = await ask(office.asker, id, LIMIT, key);
    // Sent again by a browser that heard no answer.
    expect(await ask(office.asker, id, LIMIT, key)).toBe(refund);
    await until('both letters', () => office.others.every((other) => askedOf(other).length === 1));
    expect((await lettersOf(refund)).map(({ letter, staff }) => [letter, staff])).toEqual(office.others.map(({ id: staff }) => ['sent', staff]).toSorted());
    for (const nobody of [office.asker, editor, success, stilled, stranger]) expect(askedOf(nobody)).toEqual([]);
    const [mail] = askedOf(office.others[0]!);
    expect(mail?.text).toContain('£10');
    expect(mail?.text).toContain(`${test.url}/console/donations/${id}`);
    // Whoever it is forwarded to learns nothing of the donor, or of why.
    for (const kept of ['Ada', 'telephone', '@donors.example']) expect(`${mail?.text} ${mail?.html}`).not.toContain(kept);
    const late = await staffOf(organisationId);
    expect(askedOf(late)).toEqual([]);
  });

  it('by a key is not written about to whoever made the key', async () => {
    const office = await anOffice();
    const [maker, other] = office.others as [MadeStaff, MadeStaff];
    await rows(`UPDATE api_keys SET created_by = $2 WHERE organisation_id = $1`, [office.campaign.organisationId, `staff:${maker.id}`]);
    const id = await given(office);
    const { json } = await office.client.post(`/api/v1/donations/${id}/refunds`, JSON.stringify({ amount: LIMIT, currency: 'GBP' }), { ...JSON_TYPE, 'idempotency-key': 'by-key' });
    await until('the letters', () => askedOf(other).length === 1 && askedOf(office.asker).length === 1);
    expect((await lettersOf(json.id as string)).map(({ staff }) => staff)).toEqual([other.id, office.asker.id].toSorted());
    expect(askedOf(maker)).toEqual([]);
  });

  it('below the limit is written about to nobody', async () => {
    const office = await anOffice();
    const refund = await ask(office.asker, await given(office), LIMIT - 1);
    expect(await lettersOf(refund)).toEqual([]);
  });

  it('is written about once, however often the job runs, after a server that had no time too, and never again once it is not known whether it arrived', async () => {
    const office = await anOffice();
    const [one, other] = office.others as [MadeStaff, MadeStaff];
    post.refuse(451, 1);
    const refund = await ask(office.asker, await given(office));
    await until('both letters', async () => (await settled(refund)) && askedOf(one).length + askedOf(other).length === 2);
    for (const { id } of await rows<{ id: NoticeId }>(`SELECT id FROM staff_notices WHERE refund_id = $1`, [refund])) {
      expect(await worker.get(SendStaffNotice, { strict: false }).run(office.campaign.organisationId, id)).toEqual({ letter: 'left' });
    }
    expect([askedOf(one).length, askedOf(other).length]).toEqual([1, 1]);
  });

  it('asks nobody any more whose letter has not gone when somebody decides', async () => {
    const office = await anOffice();
    const [one] = office.others as [MadeStaff];
    const id = await given(office);
    const postOf = worker.get(StaffPost, { strict: false });
    const hand = postOf.hand.bind(postOf);
    const held: StaffLetter[] = [];
    postOf.hand = async (letter) => (letter.kind === 'refund_waiting' ? (held.push(letter), { kind: 'not_now', reason: 'busy' }) : hand(letter));
    try {
      const refund = await ask(office.asker, id);
      await until('the letters to be tried', () => held.length >= 2);
      await until('the letters to wait', async () => (await lettersOf(refund)).every(({ letter }) => letter === 'waiting'));
      expect(await decide(one, id, refund, 'refusal')).toBe(200);
      expect(await lettersOf(refund)).toEqual([]);
    } finally {
      postOf.hand = hand;
    }
    expect(office.others.flatMap(askedOf)).toEqual([]);
  });
});

describe('the letter', () => {
  it.each(LETTER_LANGUAGES)('is whole in %s, and shows what people wrote as it is', (locale) => {
    const facts = { donationId: newId<'Donation'>() as DonationId, amount: 123_450, currency: 'GBP', campaign: '<b>Boats & {name}</b>', expiresAt: '2026-12-01T10:00:00.000Z' };
    const letter = agreementLetter({ kind: 'refund_waiting', messageId: 'x', to: { name: '{until} <i>', email: 'a@b.example' }, organisation: '{amount}', locale, timeZone: 'Europe/London', facts }, 'https://give.example');
    const [text, html] = [toPlainText(letter), toHtml(letter)];
    expect(text).toContain(`https://give.example/console/donations/${facts.donationId}`);
    expect(text).toContain('<b>Boats & {name}</b>');
    expect(html).not.toMatch(/<b>Boats|<i>/);
    expect(text.replace('{name}', '').replace('{until}', '').replaceAll('{amount}', '')).not.toMatch(/\{\w+\}|undefined|NaN/);
    expect(new Set(LETTER_LANGUAGES.map((language) => agreementLetter({ kind: 'refund_waiting', messageId: 'x', to: { name: 'A', email: 'a@b.example' }, organisation: 'O', locale: language, timeZone: 'UTC', facts }, '').subject)).size).toBe(4);
  });
});
