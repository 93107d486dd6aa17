import { NestFactory } from '@nestjs/core';
import { openWebApp } from '../../../src/web-app.js';
import { JsonLog } from '../../../src/telemetry/json-log.js';
import { WorkerModule } from '../../../src/worker.module.js';
import { aCampaign } from '../../factories/a-campaign.js';
import { ApiClient, sendForm } from '../../factories/a-donor.js';
import { aForm, aGift } from '../../factories/a-gift.js';
import { aBody } from '../../factories/a-mailing.js';
import { anApiKey } from '../../factories/an-api-key.js';
import { ConsoleClient } from '../../console/console-client.js';
import { testDatabase } from '../../support/database.js';
import { testConfig } from '../../support/environment.js';
import { startPost } from '../../support/smtp-server.js';
import { emptyQueues, until } from '../../support/worker.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const ADDRESS = /[\w.+-]+@[\w-]+\.\w+/;

it('nothing that is logged names a mail address, whatever goes wrong', async () => {
  const database = await testDatabase();
  const post = await startPost();
  const lines: string[] = [];
  const logOf = (process: 'web' | 'worker transactional') => {
    const config = testConfig(database.url, process, { LOG_LEVEL: 'trace', SMTP_URL: post.url });
    return { config, log: JsonLog.open(config, { write: (line) => void lines.push(line) }) };
  };
  const web = logOf('web');
  const app = await openWebApp(web.config, web.log);
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`;
  const { config, log } = logOf('worker transactional');
  const worker = await NestFactory.createApplicationContext(WorkerModule.for('transactional', config, log), { logger: false, abortOnError: false });
  await emptyQueues(worker);

  const campaign = await aCampaign(database);
  const client = new ApiClient(url, await anApiKey(database, campaign.organisationId));
  const card = (number: string) => ({ payment: { method: 'sandbox', card: number } });
  // The receipts of both gifts, and a copy of a mailing.
  post.refuse(550, 3);
  for (const differs of [{}, card('4000000000000002'), card('4000000000003220'), { donor: { email: 'not an address@', name: 'x' } }, { donor: { email: 'a@b.example', name: '' } }]) await client.give(campaign.slug, aGift(differs));
  await sendForm(url, campaign.slug, aForm());
  await sendForm(url, campaign.slug, aForm({ email: 'wrong@' }));
  await client.post('/api/v1/donor-searches', JSON.stringify({ email: 'donor1@example.org' }), JSON_TYPE);
  await client.post('/api/v1/donor-searches', '{"email":"broken@example.org"', JSON_TYPE);
  const mailing = await client.post('/api/v1/mailings', JSON.stringify({ subject: 'x', mjml: aBody('x'), replyTo: 'reply@example.org' }), JSON_TYPE);
  await client.post(`/api/v1/mailings/${mailing.json.id}/test`, JSON.stringify({ to: ['nobody@example.org'] }), JSON_TYPE);
  await new ConsoleClient(url).signIn({ email: 'nobody@example.org', password: 'wrong' } as Parameters<ConsoleClient['signIn']>[0]);
  await client.get('/api/v1/campaigns/nowhere?email=somebody@example.org');
  const refused = () => database.transactions.run('platform', (tx) => tx.rows(`SELECT FROM letters WHERE state = 'refused'`));
  await until('the receipts to have been refused', async () => (await refused()).length === 2);
  await worker.close();
  await app.close();
  await database.close();
  await post.close();
  // One of each of the questions above, at least.
  expect(lines.length).toBeGreaterThan(13);
  expect(lines.some((line) => line.includes('/api/v1/donor-searches'))).toBe(true);
  expect(lines.filter((line) => ADDRESS.test(line))).toEqual([]);
});
