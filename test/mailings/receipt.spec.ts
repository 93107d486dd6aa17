import type { INestApplicationContext } from '@nestjs/common';
import { SendReceiptHandler } from '../../src/receipts/jobs/send-receipt.job.js';
import type { DonationId } from '../../src/shared/ids.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { startPost, type TestPost } from '../support/smtp-server.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

describe('a receipt', () => {
  let app: TestApp;
  let post: TestPost;
  let worker: INestApplicationContext;
  let campaign: MadeCampaign;
  let key: string;

  beforeAll(async () => {
    app = await startTestApp();
    post = await startPost();
    worker = await startWorker('transactional', app.database.url, { SMTP_URL: post.url, PUBLIC_URL: 'https://give.example' });
    await emptyQueues(worker);
    campaign = await aCampaign(app.database, { slug: 'books', title: 'Books & <b>Bytes</b>', locale: 'ja', currency: 'JPY' });
    key = await anApiKey(app.database, campaign.organisationId);
  });

  afterAll(async () => {
    await worker.close();
    await app.close();
    await post.close();
  });

  const donate = async (donor: { name: string; email: string }, card = '4242424242424242'): Promise<{ id: DonationId; status: string }> => {
    const answer = await fetch(`${app.url}/api/v1/campaigns/books/donations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(aGift({ currency: 'JPY', amount: 5_000, donor, payment: { method: 'sandbox', card } })),
    });
    return (await answer.json()) as { id: DonationId; status: string };
  };

  const sentTo = (email: string) => post.mails.filter((mail) => mail.to?.[0]?.address === email);

  it('reaches the donor over SMTP, in the language of the campaign', async () => {
    const { id } = await donate({ name: '山田 太郎 🎁', email: 'taro@example.org' });
    await until('the receipt to arrive', () => sentTo('taro@example.org').length > 0);
    const [mail] = sentTo('taro@example.org');
    expect(mail?.subject).toBe('「Books & <b>Bytes</b>」へのご寄付ありがとうございます');
    expect(mail?.to?.[0]?.name).toBe('山田 太郎 🎁');
    expect(mail?.text).toContain('￥5,000');
    expect(mail?.text).toContain(id);
    expect(mail?.text).toContain('https://give.example/c/books');
    expect(mail?.html).toContain('Books &amp; &lt;b>Bytes&lt;/b>');
    expect(mail?.messageId).toContain(`receipt-${id}`);
  });

  it('is noted with its donation, and sent once though its job runs again', async () => {
    const { id } = await donate({ name: 'Once', email: 'once@example.org' });
    await until('the receipt to arrive', () => sentTo('once@example.org').length > 0);
    const handler = worker.get(SendReceiptHandler, { strict: false });
    await Promise.all([1, 2, 3].map(() => handler.handle({ donationId: id, organisationId: campaign.organisationId })));
    expect(sentTo('once@example.org')).toHaveLength(1);
    const answer = await fetch(`${app.url}/api/v1/donations/${id}`, { headers: { authorization: `Bearer ${key}` } });
    expect(await answer.json()).toMatchObject({ receiptSentAt: expect.any(String) });
  });

  it('is tried again when the mail server refuses it for now', async () => {
    post.refuse(451, 1);
    await donate({ name: 'Patience', email: 'patience@example.org' });
    await until('the second try to succeed', () => sentTo('patience@example.org').length > 0);
    expect(sentTo('patience@example.org')).toHaveLength(1);
  });

  it('is not sent for a payment that failed', async () => {
    const { status } = await donate({ name: 'Declined', email: 'declined@example.org' }, '4000000000000002');
    expect(status).toBe('failed');
    await donate({ name: 'After', email: 'after@example.org' });
    await until('the later receipt to arrive', () => sentTo('after@example.org').length > 0);
    expect(sentTo('declined@example.org')).toEqual([]);
  });
});
