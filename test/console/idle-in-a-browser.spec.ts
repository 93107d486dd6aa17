import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page, Request } from 'playwright-core';
import { IDLE_HOURS } from '../../src/organisations/sessions.js';
import { Clock } from '../../src/shared/clock.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { until } from '../support/worker.js';
import { aStaffMember } from './a-staff-member.js';
import { Visitors } from './screens.js';

const STEP_MINUTES = 20;
const STEPS = (IDLE_HOURS * 60) / STEP_MINUTES + 2;

let app: TestApp;
let visitors: Visitors;
let page: Page;
/** How far the clocks of the server have been moved. */
let movedMs: number;
/** What the screen has asked since it was opened, and whether it said that somebody was there. */
let asked: boolean[];
/** What it still waits for, but for what it is told all along. */
let waiting: Set<Request>;

beforeAll(async () => {
  app = await startTestApp();
  Object.assign(app.app.get(Clock, { strict: false }), { now: () => new Date(Date.now() + movedMs) });
  visitors = new Visitors(app);
  movedMs = 0;
  await visitors.open();
});

beforeEach(async () => {
  movedMs = 0;
  asked = [];
  waiting = new Set();
  await visitors.signIn('admin', await aStaffMember(app.database, { role: 'client_admin', organisationId: await anOrganisation(app.database) }));
  page = await visitors.visit('admin', '/console/account');
  await page.clock.install();
  page.on('request', (request) => request.url().includes('/console/api/') && request.method() === 'GET' && asked.push(request.headers()['freshet-somebody-there'] === '1'));
  page.on('request', (request) => /\/console\/api\/(?!live)/.test(request.url()) && waiting.add(request));
  page.on('requestfinished', (request) => waiting.delete(request));
  page.on('requestfailed', (request) => waiting.delete(request));
  await page.goto(`${app.url}/console/donations`);
  await page.waitForSelector('main h1');
  await until('the screen to have asked all it asks at first', isQuiet);
});
afterEach(() => page.close());
afterAll(async () => {
  await visitors.close();
  await app.close();
});

/** Whether nothing was asked for half a second. */
async function isQuiet(): Promise<boolean> {
  const before = asked.length;
  await new Promise((resolve) => setTimeout(resolve, 500));
  return before > 0 && asked.length === before;
}

/** Moves the clock of the screen, but not before it has its answers: it gives up what takes so long. */
async function passMs(ms: number): Promise<void> {
  await until('the screen to have its answers', () => waiting.size === 0);
  await page.clock.fastForward(ms);
}

/** Time goes by on both sides, and the screen asks what it asks by itself. */
async function wait(): Promise<void> {
  movedMs += STEP_MINUTES * 60_000;
  const before = asked.length;
  await passMs(STEP_MINUTES * 60_000);
  await until('the screen to ask by itself', () => asked.length > before || isSignedOut());
}

const isSignedOut = () => page.url().includes('/console/sign-in');

describe('a screen that stays open', () => {
  it('keeps no session alive that nobody uses: at the idle limit it leads to signing in', async () => {
    for (let step = 0; step < STEPS && !isSignedOut(); step += 1) {
      asked = [];
      await wait();
      expect(asked).not.toContain(true);
    }
    await page.waitForURL('**/console/sign-in**');
    expect((await page.request.get(`${app.url}/console/api/session`)).status()).toBe(401);
  });

  it('goes on for as long as somebody is at it', async () => {
    for (let step = 0; step < STEPS; step += 1) {
      await page.mouse.move(100 + step, 200);
      await page.clock.runFor(1_000);
      await page.mouse.move(200 + step, 300);
      movedMs += STEP_MINUTES * 60_000;
      const before = asked.length;
      await passMs(STEP_MINUTES * 60_000);
      await page.mouse.move(150 + step, 250);
      await passMs(45_000);
      await until('the screen to say that somebody is there', () => asked.slice(before).includes(true));
    }
    expect(isSignedOut()).toBe(false);
    expect((await page.request.get(`${app.url}/console/api/session`)).status()).toBe(200);
  });
});
