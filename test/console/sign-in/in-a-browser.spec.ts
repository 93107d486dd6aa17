import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../../support/app.js';
import { openBrowser, screenshotPath } from '../../support/browser.js';
import { aStaffMember, type MadeStaff } from '../a-staff-member.js';
import { codeOf } from './an-authenticator.js';

/** Passkeys are bound to a name and not to an address: the browser is told where this one is. */
const HOME = 'http://console.localhost';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let app: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  app = await startTestApp({ PUBLIC_URL: HOME });
  const { port } = new URL(app.url);
  browser = await openBrowser(`--host-resolver-rules=MAP console.localhost 127.0.0.1:${port}`);
});
afterEach(() => page.close());
afterAll(async () => {
  await browser.close();
  await app.close();
});

async function isUsable(name: string): Promise<void> {
  await page.evaluate(axe);
  expect(await page.evaluate('axe.run().then((result) => result.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))')).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  await page.screenshot({ path: screenshotPath(`sign-in-${name}`), fullPage: true });
}

async function signIn({ email, password }: MadeStaff): Promise<void> {
  await page.goto(`${HOME}/console/sign-in?next=/console/account`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.click('main button:text-is("Sign in")');
}

async function signOut(): Promise<void> {
  await page.goto(`${HOME}/console/account`);
  // On a phone, it is in the menu.
  await page.click('.frame-opener');
  await page.click('text="Sign out"');
  await page.waitForURL(`${HOME}/console/sign-in`);
}

/** A device that keeps passkeys, and whose owner always agrees. */
async function plugInAuthenticator(): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
}

async function setUpApp(): Promise<{ secret: string; recoveryCode: string }> {
  await page.click('text="Set up an authenticator app"');
  await page.waitForURL(`${HOME}/console/account/totp`);
  await isUsable('totp');
  const secret = ((await page.textContent('.totp-key')) ?? '').replaceAll(' ', '');
  await page.fill('[name=code]', await codeOf(secret));
  await page.click('text="Turn it on"');
  await page.waitForSelector('.recovery-codes');
  await isUsable('recovery-codes');
  const recoveryCode = (await page.textContent('.recovery-codes li')) ?? '';
  await page.click('text="I have kept them"');
  return { secret, recoveryCode };
}

describe('signing in, in a browser on a phone', () => {
  it('goes by an app, by a passkey and by a recovery code, each set up by oneself', async () => {
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await plugInAuthenticator();
    const staff = await aStaffMember(app.database);
    await signIn(staff);
    await page.waitForURL(`${HOME}/console/account`);
    const { secret, recoveryCode } = await setUpApp();

    await page.fill('form[data-passkey] [name=name]', 'Phone of Robin');
    await page.click('text="Add a passkey"');
    await page.waitForSelector('strong >> text="Phone of Robin"');
    await isUsable('account');
    await signOut();
    await isUsable('page');

    await page.click('text="Sign in with a passkey"');
    await page.waitForURL(`${HOME}/console`);
    await signOut();

    await signIn(staff);
    await page.waitForURL(/\/sign-in\/factor/);
    await isUsable('factor');
    // The first code is spent, and a step after this one is taken: neither ages out on its way.
    await page.fill('[name=code]', await codeOf(secret, 1));
    await page.click('main button:text-is("Sign in")');
    await page.waitForURL(`${HOME}/console/account`);
    await signOut();

    await signIn(staff);
    await page.click('text="Use a passkey"');
    await page.waitForURL(`${HOME}/console/account`);
    await signOut();

    await signIn(staff);
    await page.click('text="Use a recovery code"');
    await page.fill('[name=recoveryCode]', recoveryCode);
    await page.click('text="Sign in with this code"');
    await page.waitForURL(`${HOME}/console/account`);
    expect(await page.textContent('main')).toContain('9 of them are unused');
  });

  it('and confirming that it is still oneself', async () => {
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const staff = await aStaffMember(app.database);
    await signIn(staff);
    await page.waitForURL(`${HOME}/console/account`);
    await app.database.transactions.run('platform', (tx) => tx.rows(`UPDATE sessions SET proven_at = proven_at - interval '11 minutes' WHERE staff_id = $1`, [staff.id]));
    await page.click('text="Set up an authenticator app"');
    await page.waitForURL(`${HOME}/console/confirm-identity?next=%2Fconsole%2Faccount`);
    await isUsable('confirm-identity');
    await page.fill('[name=password]', staff.password);
    await page.click('text="Confirm"');
    await page.waitForURL(`${HOME}/console/account`);
    await page.click('text="Set up an authenticator app"');
    await page.waitForURL(`${HOME}/console/account/totp`);
  });

  it('and the pages around it', async () => {
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${HOME}/console/forgotten-password`);
    await isUsable('forgotten-password');
    await page.goto(`${HOME}/console/new-password?token=x`);
    await isUsable('void-link');
    await signIn(await aStaffMember(app.database));
    await page.waitForURL(`${HOME}/console/account`);
    await page.goto(`${HOME}/console/staff/-`);
    await isUsable('invitation');
  });
});

describe('what stands around a page', () => {
  it('is what stands around a screen: the same menu, language and light', async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await signIn(await aStaffMember(app.database));
    const menu = () => page.$$eval('.menu a', (links) => links.map((link) => [link.textContent?.trim(), link.getAttribute('href')]));
    await page.waitForSelector('.menu a');
    const ofPage = await menu();
    await page.click('.account-light');
    await page.selectOption('.account select', 'de');
    await page.waitForSelector('html[lang=de]');
    expect(await menu()).not.toEqual(ofPage);
    expect(await page.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
    const inGerman = await menu();

    await page.goto(`${HOME}/console/donations`);
    await page.waitForSelector('.menu a');
    expect(await menu()).toEqual(inGerman);
    expect(await page.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
    await page.click('.account-light');
    await page.goto(`${HOME}/console/account`);
    expect(await page.getAttribute('html', 'data-mantine-color-scheme')).toBe('light');
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(251, 248, 243)');
  });

  it('is a menu on a phone that needs no script', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    page = await context.newPage();
    await signIn(await aStaffMember(app.database));
    const way = page.locator('.menu a', { hasText: 'Mailings' });
    expect(await way.isVisible()).toBe(false);
    await page.click('.frame-opener');
    await way.click();
    await page.waitForURL(`${HOME}/console/mailings`);
    await context.close();
  });
});
