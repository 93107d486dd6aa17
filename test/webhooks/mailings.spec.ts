import type { INestApplicationContext } from '@nestjs/common';
import { TendMailingsHandler } from '../../src/mailings/jobs/tend-mailings.job.js';
import { aMailing, crowd, resolved } from '../factories/a-mailing.js';
import { startCountingPost, type CountingPost } from '../support/counting-post.js';
import { startWorker, until } from '../support/worker.js';
import { Receiver } from './a-receiver.js';
import { WebhookDesk } from './webhook-desk.js';

let desk: WebhookDesk;
let post: CountingPost;
let email: INestApplicationContext;
let receiver: Receiver;

beforeAll(async () => {
  desk = await WebhookDesk.open();
  post = await startCountingPost();
  email = await startWorker('email', desk.site.database.url, { SMTP_URL: post.url, MAIL_RATE: '100000', MAIL_DOMAIN_RATE: '100000', MAIL_SLOW_COMMIT_MS: '60000', MAIL_SLOW_ANSWER_MS: '60000', MAIL_BUSY_PERCENT: '100' });
  receiver = await Receiver.start();
  await desk.addEndpoint(receiver.url, ['mailing.done']);
});

afterAll(async () => {
  await email.close();
  await desk.close();
  await post.close();
  await receiver.close();
});

const told = () => receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: object });

it('a mailing is told of once, when its last message has gone out, and also when there was nobody to write to', async () => {
  const organisationId = desk.campaign.organisationId;
  const nobody = await aMailing(email, organisationId);
  expect(await resolved(email, organisationId, nobody)).toBe(0);
  await crowd(desk.site.database, organisationId, 5);
  const somebody = await aMailing(email, organisationId);
  expect(await resolved(email, organisationId, somebody)).toBe(5);
  await until('both to be told of', async () => {
    await email.get(TendMailingsHandler, { strict: false }).handle();
    return receiver.received.length === 2;
  });
  // In whichever order they arrive: that is not promised.
  expect(told().toSorted((one, other) => JSON.stringify(one.data).localeCompare(JSON.stringify(other.data)))).toEqual(
    [nobody, somebody].toSorted().map((mailing) => expect.objectContaining({ type: 'mailing.done', data: { mailing } })),
  );
});
