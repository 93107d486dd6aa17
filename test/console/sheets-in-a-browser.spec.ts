import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import excel from 'exceljs';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { newId } from '../../src/shared/ids.js';
import { campaignsOf, aGivingDay, type MadeGivingDay } from '../factories/a-giving-day.js';
import { aStorageFolder, giftsTo } from '../factories/a-report.js';
import { csv, workbook } from '../factories/a-spreadsheet.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { DESK, expectUsableInEveryLook, hindrances } from '../support/looks.js';
import { emptyQueues, startWorker } from '../support/worker.js';
import { aStaffMember } from './a-staff-member.js';
import { ConsoleClient } from './console-client.js';
import { Visitors } from './screens.js';

let app: TestApp;
let workers: INestApplicationContext[];
let visitors: Visitors;
let day: MadeGivingDay;
const storage = aStorageFolder();

beforeAll(async () => {
  app = await startTestApp({ STORAGE_URL: storage.url });
  const relay = await startWorker('transactional', app.database.url, { STORAGE_URL: storage.url });
  await emptyQueues(relay);
  workers = [relay, await startWorker('import', app.database.url, { STORAGE_URL: storage.url }), await startWorker('report', app.database.url, { STORAGE_URL: storage.url })];
  day = await aGivingDay(app.database, { slug: 'sheet-day' });
  const [campaign] = await campaignsOf(app.database, day, 1);
  await giftsTo(app.database, campaign!, { count: 3, name: 'Wren' });
  visitors = new Visitors(app);
  await visitors.open();
  await visitors.signIn('admin', await aStaffMember(app.database, { role: 'client_admin', organisationId: day.organisationId }));
  await visitors.signIn('editor', await aStaffMember(app.database, { role: 'client_editor', organisationId: day.organisationId }));
});
afterAll(async () => {
  await visitors.close();
  for (const worker of workers) await worker.close();
  await app.close();
  storage.close();
});

const rows = <Row>(sql: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));

/** Looks at a page in every light and size, and goes on with it as on a desk. */
async function lookAt(page: Page, name: string): Promise<void> {
  await expectUsableInEveryLook(page, `screen-${name}`);
  await page.setViewportSize(DESK);
}

/** Puts a file into the form as somebody does who chooses it. */
async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}

async function firstSheetOf(bytes: Buffer): Promise<unknown[][]> {
  const book = await new excel.Workbook().xlsx.load(bytes as unknown as ArrayBuffer);
  return (book.worksheets[0]?.getSheetValues() ?? []).slice(1).map((row) => (row as unknown[]).slice(1));
}

const stateOf = (page: Page) => page.locator('.screen-title .badge').textContent();
const tally = (page: Page, name: string) => page.locator(`[data-tally=${name}] dd`).textContent();

describe('bringing a spreadsheet in', () => {
  const people: [string, string][] = [['ada@example.org', 'Alumni'], ['bo@example.org', 'Alumni; Staff'], ['nobody', 'Alumni']];

  it('guesses what it is for, shows what it would do, does it when told, and takes it back after having asked with the count', async () => {
    const page = await visitors.visit('admin', '/console/imports');
    await page.waitForSelector('text="No imports"');
    await page.click('text="New import"');
    const file = await workbook({ People: [['E-mail', 'Tags'], ...people] });
    await choose(page, 'people.xlsx', file);
    await page.waitForSelector('text="Guessed from the file: please check"');
    expect(await page.getByRole('combobox', { name: 'What is in it' }).inputValue()).toBe('Tags of donors');
    await lookAt(page, 'imports-new');
    await page.getByRole('button', { name: 'Bring it in' }).press('Enter');
    await page.waitForSelector('.screen-title .badge:text-is("Waits for you")');
    expect([await tally(page, 'new'), await tally(page, 'changed'), await tally(page, 'unchanged'), await tally(page, 'rejected')]).toEqual(['2', '0', '0', '1']);
    await page.waitForSelector('.preview-rows >> text="bo@example.org"');
    expect(await page.locator('.preview-rows tbody tr').first().textContent()).toContain('becomes a donor');
    await page.locator('text="\\"E-mail\\" is not an e-mail address."').first().waitFor();
    await lookAt(page, 'imports-ready');
    expect(await rows(`SELECT FROM donor_tags WHERE organisation_id = $1`, [day.organisationId])).toEqual([]);
    await page.click('text="Take in 2 rows"');
    await page.waitForSelector('[data-effect=labels]:has-text("3 tags put on people")');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text="Download rejected rows as .csv"')]);
    expect(await readFile(await download.path(), 'utf8')).toContain('nobody,Alumni,4,E-mail,malformed');
    const [book] = await Promise.all([page.waitForEvent('download'), page.click('text="Download rejected rows as .xlsx"')]);
    expect(book.suggestedFilename()).toMatch(/^errors-.*\.xlsx$/);
    expect(await firstSheetOf(await readFile(await book.path()))).toEqual([
      ['E-mail', 'Tags', 'error_row', 'error_column', 'error_code', 'error_message'],
      ['nobody', 'Alumni', '4', 'E-mail', 'malformed', expect.any(String)],
    ]);
    await page.click('text="Take back"');
    await page.waitForSelector('.mantine-Modal-content >> text="3 tags put on people"');
    expect(await hindrances(page)).toEqual([]);
    await page.click('text="Yes, take back 7"');
    await page.waitForSelector('.screen-title .badge:text-is("Taken back")');
    expect(await rows(`SELECT FROM donor_tags WHERE organisation_id = $1`, [day.organisationId])).toEqual([]);
    await page.close();
  });

  it('says that a file came before, and that it changes nothing', async () => {
    const file = csv(['email', 'tags'], ...people.slice(0, 2));
    for (const name of ['first.csv', 'again.csv']) {
      const page = await visitors.visit('admin', '/console/imports/-');
      await page.waitForSelector('input[type=file]', { state: 'attached' });
      await choose(page, name, file);
      await page.waitForSelector('text="Guessed from the file: please check"');
      await page.getByLabel('Look at it before anything is changed').uncheck();
      await page.click('text="Bring it in"');
      await page.waitForSelector('.screen-title .badge:text-is("Done")');
      if (name === 'again.csv') {
        await page.waitForSelector('text="The same file again"');
        expect(await page.locator('[data-nothing]').textContent()).toBe('It changes nothing: everything in it is there already.');
      }
      await page.close();
    }
  });

  it('has columns set right that were not known, and the cockpit and the list say what failed until then', async () => {
    const page = await visitors.visit('admin', '/console/imports/-');
    await page.waitForSelector('input[type=file]', { state: 'attached' });
    await choose(page, 'odd.csv', csv(['Kontakt', 'Merkzettel'], ['cy@example.org', 'Parent']));
    await page.getByRole('combobox', { name: 'What is in it' }).click();
    await page.getByRole('option', { name: 'Tags of donors' }).click();
    await page.click('text="Bring it in"');
    await page.waitForSelector('text="It could not be brought in"');
    const cockpit = await visitors.visit('admin', '/console/cockpit/sheet-day');
    await cockpit.waitForSelector('.problem:has-text("odd.csv: could not be brought in")');
    expect(await hindrances(cockpit)).toEqual([]);
    await cockpit.locator('.problem:has-text("odd.csv")').getByText('Look').click();
    await cockpit.waitForSelector('h1:has-text("odd.csv")');
    await cockpit.close();
    await page.getByLabel('Kontakt').selectOption('email');
    await page.waitForSelector('text="One column must say Tags or A tag of its own: yes or no."');
    await page.getByLabel('Merkzettel').selectOption('tags');
    expect(await hindrances(page)).toEqual([]);
    await page.click('text="Read it again so"');
    await page.waitForSelector('.screen-title .badge:text-is("Waits for you")');
    await page.click('.screen-levers >> text="Cancel"');
    await page.click('text="Yes, cancel it"');
    await page.waitForSelector('.screen-title .badge:text-is("Cancelled")');
    await page.click('.screen-back a');
    await page.waitForFunction(() => document.querySelectorAll('.list tbody tr').length === 4);
    await lookAt(page, 'imports');
    await page.getByRole('searchbox').fill('odd');
    await page.waitForURL(/search=odd/);
    await page.waitForFunction(() => document.querySelectorAll('.list tbody tr').length === 1);
    await page.close();
  });
});

describe('asking for a report', () => {
  it('shows its first rows before the file, makes the file, and says how long it is kept', async () => {
    const page = await visitors.visit('admin', '/console/reports');
    await page.waitForSelector('text="No reports"');
    await page.click('text="New report"');
    await page.getByLabel('Captured', { exact: true }).check();
    await page.getByLabel('E-mail').uncheck();
    await page.getByText('.csv', { exact: true }).click();
    await page.click('text="Show the first rows"');
    await page.waitForFunction(() => document.querySelectorAll('.look tbody tr').length === 3);
    expect(await page.locator('.look thead').textContent()).not.toContain('E-mail');
    await lookAt(page, 'reports-new');
    await page.getByRole('button', { name: 'Make the file' }).press('Enter');
    await page.waitForSelector('.screen-title .badge:text-is("Done")');
    expect(await page.locator('.making').textContent()).toMatch(/3 rows written.*Kept until \d+ /);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a:has-text("Download")')]);
    expect((await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')).toHaveLength(4);
    await page.click('text="Show the first rows"');
    await page.waitForSelector('.look tbody tr');
    await lookAt(page, 'reports-done');
    await page.click('.screen-back a');
    await page.waitForSelector('.list tbody a[href$="/file"]');
    await lookAt(page, 'reports');
    await page.close();
  });

  it('lets go of one that nobody wants any more', async () => {
    const id = newId<'Report'>();
    await rows(`INSERT INTO reports (id, organisation_id, kind, format, filter, columns, fingerprint, requested_by, requested_at) VALUES ($1, $2, 'donors', 'xlsx', '{}', '{}', decode(repeat('00', 32), 'hex'), 'staff:x', now())`, [id, day.organisationId]);
    const cockpit = await visitors.visit('editor', '/console/cockpit/sheet-day');
    await cockpit.locator('.plan a[href*="/reports/"]').click();
    await cockpit.click('.screen-levers >> text="Cancel"');
    await cockpit.waitForSelector('.screen-title .badge:text-is("Cancelled")');
    expect(await stateOf(cockpit)).toBe('Cancelled');
    await cockpit.close();
  });

  it('reads in German and French, too', async () => {
    const page = await visitors.visit('admin', '/console/reports/-', { locale: 'de-DE' });
    await page.waitForSelector('h1:has-text("Neuer Bericht")');
    await page.selectOption('.frame-side select', 'fr');
    await page.waitForSelector('h1:has-text("Nouveau rapport")');
    await page.close();
  });
});

describe('what is not for everyone', () => {
  const signedIn = async (role: 'client_editor' | 'client_admin' | 'engineer') => {
    const client = new ConsoleClient(app.url);
    await client.signIn(await aStaffMember(app.database, { role, organisationId: role === 'engineer' ? null : day.organisationId }));
    return client;
  };
  const upload = (kind: string) => `/imports?kind=${kind}&filename=gifts.csv&review=false&key=${crypto.randomUUID()}`;

  it('is refused: engineers bring nothing in, and editors neither book gifts nor read the log', async () => {
    const editor = await signedIn('client_editor');
    const engineer = await signedIn('engineer');
    const [{ id }] = (await rows(`SELECT id FROM imports LIMIT 1`)) as [{ id: string }];
    const answers = [
      await editor.tell('POST', upload('offline-donations'), 'campaign'), await editor.tell('POST', '/reports', { kind: 'audit-log', format: 'csv' }), await editor.tell('POST', '/report-offers/previews', { kind: 'audit-log' }),
      await engineer.tell('POST', `${upload('tags')}&organisation=x`, 'email'), await engineer.tell('POST', `/imports/${id}/undo`, {}),
    ];
    expect(answers.map(({ status, json }) => [status, json.code])).toEqual(answers.map(() => [403, 'may_not']));
    expect((await engineer.ask(`/imports/${id}`)).json.may).toEqual({ commit: false, cancel: false, undo: false, chooseColumns: false });
    expect((await editor.ask('/report-offers')).json.map(({ kind }: { kind: string }) => kind)).not.toContain('audit-log');
  });

  it('is money: gifts are looked at first, whatever was said, and booked with a newer proof alone', async () => {
    const admin = await signedIn('client_admin');
    const { json } = await admin.tell('POST', upload('offline-donations'), 'campaign,amount,email');
    expect(await rows(`SELECT kind, review FROM imports WHERE id = $1`, [json.id])).toEqual([{ kind: 'offline-donations', review: true }]);
    await rows(`UPDATE sessions SET proven_at = now() - interval '1 hour'`);
    const answer = await admin.tell('POST', `/imports/${json.id}/commit`, {});
    expect([answer.status, answer.json.code]).toEqual([403, 'confirm_identity']);
  });

  it('has made no page complain', () => {
    expect(visitors.complaints.filter((complaint) => !/404|422/.test(complaint))).toEqual([]);
  });
});
