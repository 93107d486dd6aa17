import type { INestApplicationContext } from '@nestjs/common';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SeedDemo } from '../../src/operations/demo/seed-demo.js';
import { hashToken } from '../../src/organisations/opaque-token.js';
import { hashPassword } from '../../src/organisations/passwords.js';
import { SystemClock } from '../../src/shared/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser, screenshotPath } from '../support/browser.js';
import { expectUsableInEveryLook } from '../support/looks.js';
import { startPost, type TestPost } from '../support/smtp-server.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

type Demo = Awaited<ReturnType<SeedDemo['run']>>;

describe('a donor in a browser', () => {
  let app: TestApp;
  let post: TestPost;
  let worker: INestApplicationContext;
  let browser: Browser;
  let demo: Demo;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    post = await startPost();
    demo = await new SeedDemo(app.database.transactions, new SystemClock()).run({ secret: 'browser tests', passwordHash: hashPassword, keyHash: hashToken });
    worker = await startWorker('transactional', app.database.url, { SMTP_URL: post.url });
    await emptyQueues(worker);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await worker.close();
    await app.close();
    await post.close();
  });

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  const open = async (path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...options });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(app.url + path);
    return page;
  };

  const total = async (page: Page) => Number(await page.locator('data[data-figure=total-raised]').first().getAttribute('value'));

  /** As the API has it this instant; a page that everyone shares may be a second behind. */
  const raised = async () => {
    const answer = await fetch(`${app.url}/api/v1/campaigns/library`);
    return ((await answer.json()) as { totalRaised: { amount: number } }).totalRaised.amount;
  };

  const fillIn = async (page: Page, name: string, card = '4242 4242 4242 4242') => {
    await page.locator('[name=name]').fill(name);
    await page.locator('[name=email]').fill(`${name.toLowerCase().replace(/\W/g, '')}@example.org`);
    await page.locator('[name=card]').fill(card);
  };

  const choose = async (page: Page, amount: string) => {
    await page.locator(`label:has(input[name=amount][value="${amount}"]), input[name=amount][value="${amount}"] + label`).first().click();
  };

  it('gives, sees the total move and their name in the list, and the receipt comes', async () => {
    const page = await open('/c/library');
    const before = await raised();
    await choose(page, '50');
    await fillIn(page, 'Wren Okonjo');
    await page.locator('button[type=submit]').click();
    await page.waitForURL(/\/donations\/[0-9a-f-]{36}$/);
    expect(await page.locator('[data-outcome]').getAttribute('data-outcome')).toBe('captured');
    await page.screenshot({ path: screenshotPath('donation-captured') });
    await page.goto(`${app.url}/c/library`);
    expect(await total(page)).toBe(before + 5_000);
    expect(await page.locator('body').innerText()).toContain('Wren Okonjo');
    await until('the receipt to arrive', () => post.mails.some((mail) => mail.to?.[0]?.address === 'wrenokonjo@example.org'));
  });

  it('who only watches sees the total move without doing anything', async () => {
    const watching = await open('/c/library');
    const before = await raised();
    const answer = await fetch(`${app.url}/api/v1/campaigns/library/donations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${demo.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ amount: 12_300, currency: 'GBP', donor: { email: 'far@example.org', name: 'Far Away' }, payment: { method: 'sandbox', card: '4242424242424242' } }),
    });
    expect(answer.status).toBe(201);
    await until('the watched total to move', async () => (await total(watching)) === before + 12_300);
  });

  it('gives without scripts, on a phone', async () => {
    const page = await open('/c/library', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const before = await raised();
    await choose(page, '25');
    await fillIn(page, 'No Script');
    await page.locator('button[type=submit]').click();
    await page.waitForURL(/\/donations\//);
    await page.goto(`${app.url}/c/library`);
    expect(await total(page)).toBe(before + 2_500);
  });

  it('clicks twice, goes back and clicks again, and has given once', async () => {
    const page = await open('/c/library');
    const before = await raised();
    await choose(page, '10');
    await fillIn(page, 'Quick Click');
    await page.locator('button[type=submit]').dblclick();
    await page.waitForURL(/\/donations\//);
    await page.goBack();
    await page.locator('[name=card]').fill('4242 4242 4242 4242');
    await page.locator('button[type=submit]').click();
    await page.waitForURL(/\/donations\/[0-9a-f-]{36}\?repeated$/);
    await page.goto(`${app.url}/c/library`);
    expect(await total(page)).toBe(before + 1_000);
  });

  it('gives a second time when they open the page anew', async () => {
    const page = await open('/c/library');
    const before = await raised();
    for (const times of [1, 2]) {
      await page.goto(`${app.url}/c/library`);
      await choose(page, '10');
      await fillIn(page, 'Twice Generous');
      await page.locator('button[type=submit]').click();
      await page.waitForURL(/\/donations\/[0-9a-f-]{36}$/);
      await page.goto(`${app.url}/c/library`);
      expect(await total(page)).toBe(before + times * 1_000);
    }
  });

  it('is told what is wrong, keeps what they typed, and gives in the second try', async () => {
    const page = await open('/c/library');
    const before = await raised();
    await choose(page, '25');
    await fillIn(page, 'Second Try', '4000 0000 0000 0002');
    await page.locator('button[type=submit]').click();
    await page.locator('[role=alert]').waitFor();
    await page.screenshot({ path: screenshotPath('card-declined') });
    expect(await page.locator('[name=name]').inputValue()).toBe('Second Try');
    expect(await page.locator('[name=card]').inputValue()).toBe('');
    await page.locator('[name=card]').fill('4242 4242 4242 4242');
    await page.locator('button[type=submit]').click();
    await page.waitForURL(/\/donations\//);
    await page.goto(`${app.url}/c/library`);
    expect(await total(page)).toBe(before + 2_500);
  });

  it('confirms with their bank, and only then has given', async () => {
    const page = await open('/c/library');
    const before = await raised();
    await choose(page, '100');
    await fillIn(page, 'Bank Asked', '4000 0000 0000 3220');
    await page.locator('button[type=submit]').click();
    await page.waitForURL(/\/donations\//);
    await page.locator('a[href$="/confirmation"]').click();
    await page.screenshot({ path: screenshotPath('confirmation') });
    await page.locator('button[value=approve]').click();
    await page.waitForURL(/\/donations\/[0-9a-f-]{36}$/);
    expect(await page.locator('[data-outcome]').getAttribute('data-outcome')).toBe('captured');
    await page.goto(`${app.url}/c/library`);
    expect(await total(page)).toBe(before + 10_000);
  });

  it('finds every page readable: no violation axe can see, in light and dark, on phone and desktop', async () => {
    const paths = ['/', '/g/lantern-day', '/c/library', ...demo.campaigns.slice(1, 40).filter((_, index) => index % 20 === 0).map((slug) => `/c/${slug}`), '/nowhere'];
    const page = await open('/', { bypassCSP: true });
    for (const path of paths) {
      await page.goto(app.url + path);
      await expectUsableInEveryLook(page, `donor${path.replaceAll('/', '-')}`);
    }
  });
});
