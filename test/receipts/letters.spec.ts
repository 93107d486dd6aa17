import type { INestApplicationContext } from '@nestjs/common';
import { LetterReader } from '../../src/receipts/letter.reader.js';
import { LetterNotTaken } from '../../src/receipts/receipts.errors.js';
import { ResumeLetters } from '../../src/receipts/resume-letters.js';
import { SendLetter } from '../../src/receipts/send-letter.js';
import type { DonationId, LetterId } from '../../src/shared/ids.js';
import { aCampaign, next, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient } from '../factories/a-donor.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { testConfig } from '../support/environment.js';
import { startPost, type TestPost } from '../support/smtp-server.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';
import { WorkerProcess } from '../support/worker-process.js';

let app: TestApp;
let post: TestPost;
let worker: INestApplicationContext;
let campaign: MadeCampaign;
let client: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  post = await startPost();
  worker = await startWorker('transactional', app.database.url, { SMTP_URL: post.url });
  await emptyQueues(worker);
  campaign = await aCampaign(app.database);
  client = new ApiClient(app.url, await anApiKey(app.database, campaign.organisationId));
});

afterAll(async () => {
  await worker.close();
  await app.close();
  await post.close();
});

const sql = <Row>(text: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));
const send = (id: LetterId) => worker.get(SendLetter, { strict: false }).run(campaign.organisationId, id);
const note = (id: LetterId) => worker.get(LetterReader, { strict: false }).getNote(campaign.organisationId, id);
const expireClaim = (id: LetterId) => sql(`UPDATE letters SET claimed_at = claimed_at - interval '1 hour' WHERE id = $1`, [id]);
const sentTo = (email: string) => post.mails.filter((mail) => mail.to?.[0]?.address === email);

async function aDonation(differs: Record<string, unknown> = {}): Promise<{ id: DonationId; email: string }> {
  const email = `letters${next()}@example.org`;
  const { json } = await client.give(campaign.slug, aGift({ donor: { email, name: 'Ada' }, ...differs }));
  return { id: json.id, email };
}

/** A letter that no job has touched yet. */
async function aLetter(kind: 'receipt' | 'dedication' = 'receipt'): Promise<{ id: LetterId; email: string }> {
  const email = `letter${next()}@example.org`;
  const dedication = { kind: 'memory', name: 'Grace', notify: { name: 'Friend', email } };
  const donation = await aDonation({ dedication });
  await until('its letters to be sent', async () => (await sql(`SELECT FROM letters WHERE donation_id = $1 AND state = 'sent'`, [donation.id])).length === 2);
  const [row] = await sql<{ id: LetterId }>(`UPDATE letters SET state = 'waiting', sent_at = NULL, recipient = $2 WHERE donation_id = $1 AND kind = $3 RETURNING id`, [donation.id, `again-${email}`, kind]);
  return { id: row!.id, email: `again-${email}` };
}

describe('a letter', () => {
  it('is handed over once though ten try at the same time', async () => {
    const { id, email } = await aLetter();
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => send(id)));
    expect(tries.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(sentTo(email)).toHaveLength(1);
    expect(await send(id)).toEqual({ state: 'sent' });
    expect(sentTo(email)).toHaveLength(1);
  });

  it('waits where the server says not now, and is refused for good where it says never', async () => {
    const [later, never] = [await aLetter(), await aLetter()];
    post.refuse(451, 1);
    await expect(send(later.id)).rejects.toThrow('not now');
    expect(await note(later.id)).toMatchObject({ state: 'waiting', isRepeated: false });
    expect(await send(later.id)).toEqual({ state: 'sent' });
    post.refuse(550, 1);
    expect(await send(never.id)).toEqual({ state: 'refused' });
    expect(await send(never.id)).toEqual({ state: 'refused' });
    expect([sentTo(later.email).length, sentTo(never.email).length]).toEqual([1, 0]);
  });

  it('whose connection was lost after all of it was sent is repeated once, marked, under the same Message-ID; then held', async () => {
    const { id, email } = await aLetter();
    post.hangUp(2);
    await expect(send(id)).rejects.toThrow(LetterNotTaken);
    expect(await note(id)).toMatchObject({ state: 'sending', isRepeated: false });
    await expect(send(id)).rejects.toThrow(LetterNotTaken);
    expect(await send(id)).toEqual({ state: 'uncertain' });
    expect(await send(id)).toEqual({ state: 'uncertain' });
    expect(await note(id)).toMatchObject({ state: 'uncertain', isRepeated: true });
    const ids = sentTo(email).map(({ messageId }) => messageId);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  it('to a third person is never repeated: one whose fate is unknown is held at once', async () => {
    const { id, email } = await aLetter('dedication');
    post.hangUp(1);
    await expect(send(id)).rejects.toThrow(LetterNotTaken);
    expect(await send(id)).toEqual({ state: 'uncertain' });
    expect(sentTo(email)).toHaveLength(1);
  });

  it('that cannot reach the server at all waits', async () => {
    const { id } = await aLetter();
    const cutOff = await startWorker('email', app.database.url, { SMTP_URL: 'smtp://127.0.0.1:9' });
    await expect(cutOff.get(SendLetter, { strict: false }).run(campaign.organisationId, id)).rejects.toThrow(LetterNotTaken);
    await cutOff.close();
    expect(await note(id)).toMatchObject({ state: 'waiting', isRepeated: false });
  });

  it('that nobody works on any more gets another job', async () => {
    const { id, email } = await aLetter();
    await sql(`UPDATE letters SET queued_at = now() - interval '2 hours' WHERE id = $1`, [id]);
    expect(await worker.get(ResumeLetters, { strict: false }).run()).toEqual({ resumed: 1 });
    await until('it to be sent', () => sentTo(email).length === 1);
    expect(await worker.get(ResumeLetters, { strict: false }).run()).toEqual({ resumed: 0 });
  });
});

it('a worker killed while the server has the whole receipt costs one marked repetition, and nothing else twice', async () => {
  await worker.close();
  post.fallSilent();
  const { redis } = testConfig(app.database.url);
  const killed = await WorkerProcess.start('transactional', { databaseUrl: app.database.url, queueUrl: redis.queueUrl.reveal(), cacheUrl: redis.cacheUrl.reveal(), smtpUrl: post.url });
  const { id: donationId, email } = await aDonation();
  await until('the server to have it', () => sentTo(email).length === 1);
  killed.signal('SIGKILL');
  post.answer();
  const [letter] = await sql<{ id: LetterId }>(`SELECT id FROM letters WHERE donation_id = $1`, [donationId]);
  await until('another worker to be ready', () => killed.said('worker ready').length === 2);
  worker = await startWorker('email', app.database.url, { SMTP_URL: post.url });
  // Nobody can tell yet that its holder is dead, and so nobody touches the letter.
  await expect(send(letter!.id)).rejects.toThrow('is being handed over');
  await expireClaim(letter!.id);
  await until('it to be repeated', () => sentTo(email).length === 2);
  await until('it to be noted', async () => (await note(letter!.id)).state === 'sent');
  await killed.stop();
  expect(await note(letter!.id)).toMatchObject({ isRepeated: true });
  const ids = sentTo(email).map(({ messageId }) => messageId);
  expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  expect(await sql(`SELECT FROM receipts WHERE donation_id = $1 AND voided_at IS NULL`, [donationId])).toHaveLength(1);
});
