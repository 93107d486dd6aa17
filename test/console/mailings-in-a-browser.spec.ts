import type { INestApplicationContext } from '@nestjs/common';
import type { Browser, Page } from 'playwright-core';
import { STARTING_BODY } from '../../src/console/mailings/starting-body.js';
import { TendMailingsHandler } from '../../src/mailings/jobs/tend-mailings.job.js';
import { OutboxRelay } from '../../src/queues/outbox-relay.js';
import type { MailingId, OrganisationId } from '../../src/shared/ids.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { aGivingDay, campaignsOf } from '../factories/a-giving-day.js';
import { aMailing, aRawDonor, crowd } from '../factories/a-mailing.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Tabs, type StorageState } from '../support/tabs.js';
import { openBrowser } from '../support/browser.js';
import { startCountingPost, type CountingPost } from '../support/counting-post.js';
import { DESK, expectUsableInEveryLook, PHONE } from '../support/looks.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';
import { aStaffMember } from './a-staff-member.js';
import { signedIn } from './screens.js';

let app: TestApp;
let worker: INestApplicationContext;
let relay: INestApplicationContext;
let post: CountingPost;
let browser: Browser;
let tabs: Tabs;
let storageState: StorageState;
let organisationId: OrganisationId;

beforeAll(async () => {
  post = await startCountingPost();
  const surroundings = { SMTP_URL: post.url, MAIL_SLOW_COMMIT_MS: '60000' };
  app = await startTestApp(surroundings);
  worker = await startWorker('email', app.database.url, surroundings);
  relay = await startWorker('transactional', app.database.url);
  await emptyQueues(worker);
  organisationId = await anOrganisation(app.database, { name: 'Lakeside University' });
  await campaignsOf(app.database, await aGivingDay(app.database, { organisationId, slug: 'lantern-day' }), 2);
  const friends = { amara: 'Amara Okafor', wren: 'Wren Ashdown', noor: 'نور السالم' };
  for (const [name, fullName] of Object.entries(friends)) await aRawDonor(app.database, organisationId, `${name}@readers.example`, fullName);
  await crowd(app.database, organisationId, 57);
  browser = await openBrowser();
  tabs = new Tabs(browser);
  storageState = await signedIn(app, await aStaffMember(app.database, { role: 'client_admin', organisationId }));
});

afterAll(async () => {
  await browser.close();
  await worker.close();
  await relay.close();
  await app.close();
  await post.close();
});

async function visit(path: string, viewport: typeof DESK, javaScriptEnabled = true): Promise<Page> {
  const page = await (javaScriptEnabled ? tabs.open({ storageState, locale: 'en-GB' }, { viewport, colorScheme: 'light' }) : browser.newPage({ viewport, javaScriptEnabled, storageState }));
  await page.goto(app.url + path);
  return page;
}

/** Looks at a page as each reader may, and keeps pictures of it. */
async function look(name: string, path: string, prepare: (page: Page) => Promise<void> = async () => undefined): Promise<void> {
  const page = await visit(path, DESK);
  await prepare(page);
  await expectUsableInEveryLook(page, `mailings-${name}`, { exclude: [['.mail-frame']] });
  await page.close();
}

const tend = async () => {
  await worker.get(TendMailingsHandler, { strict: false }).handle();
  await relay.get(OutboxRelay, { strict: false }).relay();
};
const sql = (statement: string, parameters: unknown[]) => app.database.transactions.run('platform', (tx) => tx.rows(statement, parameters));
const draft = (): Promise<MailingId> => aMailing(app.app, organisationId, { subject: 'Tomorrow is the day, {{donor.name}}', givingDay: 'lantern-day', mjml: STARTING_BODY });

it('a mailing is written, tested, sent and followed to its end, without any script', async () => {
  const page = await visit('/console/mailings/new', PHONE, false);
  await page.fill('[name=subject]', 'Tomorrow is the day');
  await page.selectOption('[name=about]', { label: 'Giving day: The day lantern-day' });
  await page.click('text="Save and look at it"');
  expect(await page.textContent('.audience-count')).toBe('60 people');
  expect(await page.frameLocator('.mail-frame').locator('body').textContent()).toContain('Dear Amara Okafor,');
  await page.fill('[name=to]', 'me@staff.example');
  await page.click('text="Send the test"');
  expect(await page.textContent('.test-copies')).toContain('me@staff.example');
  await page.check('[name=when][value=now]');
  await page.click('text="Let it go out"');
  await until('the mailing to be finished', async () => {
    if ((await page.textContent('.mailing-state'))?.includes('Finished')) return true;
    await tend();
    await page.click('text="Look again"');
    return false;
  });
  expect(await page.textContent('.mailing-state')).toContain('60 of 60 sent');
  expect(post.delivered.get('person57@readers.example')).toBe(1);
  await page.close();
});

it('is paused by a button, and followed before the eyes of whoever looks', async () => {
  const id = await draft();
  await sql(`UPDATE mailings SET status = 'scheduled', send_at = now() + interval '1 hour' WHERE id = $1`, [id]);
  const page = await visit(`/console/mailings/${id}`, DESK);
  await page.click('.steering >> text="Pause"');
  await page.waitForSelector('.mailing-state >> text="Paused"');
  await page.click('.steering >> text="Go on"');
  await page.waitForSelector('.mailing-state >> text="Scheduled"');
  await sql(`UPDATE mailings SET send_at = now() WHERE id = $1`, [id]);
  await until('the mailing to be finished', async () => {
    if ((await page.locator('.mailing-state >> text="Finished"').count()) > 0) return true;
    await tend();
    return false;
  });
  expect(await page.textContent('.state-sentence')).toContain('60 of 60 sent');
  await page.close();
});

describe('every page about mailings fits a phone and a desk, and is usable by everyone:', () => {
  it('the form, with what is wrong', async () => {
    await look('compose', '/console/mailings/new', async (page) => {
      await page.fill('[name=subject]', 'Tomorrow, {{donor.nam}}');
      await page.selectOption('[name=gave]', 'day:lantern-day');
      await page.click('text="Save and look at it"');
      await page.waitForSelector('[role=alert]');
    });
  });

  it('a draft', async () => {
    const id = await draft();
    await look('draft', `/console/mailings/${id}`, async (page) => page.check('[name=when][value=percent]'));
  });

  it('one that is being sent slower than it could, with messages whose fate nobody knows', async () => {
    const id = await draft();
    await sql(`UPDATE mailings SET status = 'sending', recipients = 12000, started_at = now(), slowed_at = now() + interval '10 s', slowed_because = 'donors wait: 95 of 100 answers take up to 900 ms', left_out = '{"unsubscribed": 214, "duplicate": 31}' WHERE id = $1`, [id]);
    await sql(`INSERT INTO mailing_batches (mailing_id, number, organisation_id, due_at, queued, sent, failed, deferred, uncertain) VALUES ($1, 0, $2, now() + interval '1 hour', 3000, 8951, 31, 16, 2)`, [id, organisationId]);
    await sql(`INSERT INTO messages (mailing_id, position, organisation_id, donor_id, address, state, reason) SELECT $1, n, $2, (SELECT min(id::text)::uuid FROM donors WHERE organisation_id = $2), 'somebody' || n || '@readers.example', 'uncertain', 'Connection closed unexpectedly' FROM generate_series(1, 2) AS n`, [id, organisationId]);
    await look('sending', `/console/mailings/${id}`);
    await look('messages', `/console/mailings/${id}/messages?state=uncertain`, async (page) => void (await page.waitForSelector('.list tbody tr')));
  });
});
