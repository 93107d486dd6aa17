import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TxtRecords } from '../../src/organisations/txt-records.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import { aCampaign, anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay } from '../factories/a-giving-day.js';
import { aDonor } from '../factories/a-ledger-row.js';
import { send } from '../factories/a-request.js';
import { A_WEBP, aPng } from '../organisations/some-pictures.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectUsableInEveryLook, hindrances } from '../support/looks.js';
import { until } from '../support/worker.js';
import { NameServer } from './a-name-server.js';
import { aStaffMember, type MadeStaff } from './a-staff-member.js';
import { ConsoleClient } from './console-client.js';
import { Visitors } from './screens.js';

let app: TestApp;
let visitors: Visitors;
let names: NameServer;
let organisationId: OrganisationId;
let campaign: MadeCampaign;
let foreign: MadeCampaign;
let admin: MadeStaff;

beforeAll(async () => {
  app = await startTestApp({ WEBHOOK_LOOPBACK: 'allowed' });
  names = await NameServer.start();
  app.app.get(TxtRecords, { strict: false }).resolver.setServers([names.address]);
  organisationId = await anOrganisation(app.database, { name: 'Lantern College' });
  campaign = await aCampaign(app.database, { organisationId, slug: 'lantern-roof' });
  foreign = await aCampaign(app.database, { slug: 'foreign-roof' });
  await aGivingDay(app.database, { organisationId, slug: 'lantern-day' });
  await taggedDonors(3, 'Alumni');
  await taggedDonors(2, 'Student');
  admin = await aStaffMember(app.database, { role: 'client_admin', organisationId });
  visitors = new Visitors(app);
  await visitors.open();
  await visitors.signIn('admin', admin);
  await visitors.signIn('success', await aStaffMember(app.database, { role: 'customer_success' }));
});

afterAll(async () => {
  await visitors.close();
  names.close();
  await app.close();
});

const rows = <Row>(sql: string, parameters: unknown[] = []) => app.database.transactions.run('platform', (tx) => tx.rows<Row>(sql, parameters));

async function taggedDonors(count: number, tag: string): Promise<void> {
  await rows(`INSERT INTO tags (id, organisation_id, name) VALUES (uuidv7(), $1, $2)`, [organisationId, tag]);
  for (let n = 0; n < count; n += 1) {
    const donor = await aDonor(app.database, organisationId);
    await rows(`INSERT INTO donor_tags (organisation_id, donor_id, tag_id) SELECT $1, $2, id FROM tags WHERE organisation_id = $1 AND name = $3`, [organisationId, donor, tag]);
  }
}

describe('a client’s admin', () => {
  it('enters a cheque by keyboard and pointer, and finds it booked', async () => {
    const page = await visitors.visit('admin', '/console/donations');
    await page.getByRole('link', { name: 'Enter a gift' }).press('Enter');
    await page.getByRole('combobox', { name: 'Campaign' }).click();
    await page.getByRole('option', { name: 'Campaign lantern-roof' }).click();
    await page.getByLabel('Amount (GBP)').fill('125.50');
    await page.getByLabel('Reference').fill('chq-77');
    await page.getByRole('combobox', { name: 'Given' }).click();
    await page.getByRole('option', { name: 'In memory of' }).click();
    await page.getByRole('textbox', { name: 'Name' }).last().waitFor();
    await page.getByRole('textbox', { name: 'Name', exact: true }).last().fill('Grace');
    await page.getByRole('button', { name: 'Enter £125.50' }).click();
    await page.waitForSelector('text="is missing, and there is no number either"');
    await page.getByLabel('E-mail').first().fill('cheque@givers.example');
    await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Ada Cheque');
    await expectUsableInEveryLook(page, 'screen-offline-gift');
    await page.getByRole('button', { name: 'Enter £125.50' }).press('Enter');
    await page.waitForURL(/\/console\/donations\/[0-9a-f-]{36}$/);
    await page.waitForSelector('h1:has-text("£125.50"):has-text("Ada Cheque")');
    await page.waitForSelector('dd:has-text("Grace")');
    expect(await rows(`SELECT reference, means FROM offline_gifts WHERE organisation_id = $1`, [organisationId])).toEqual([{ reference: 'reference:chq-77', means: 'cheque' }]);
    await page.close();
  });

  it('makes a key, sees its token once, uses it, and ends it', async () => {
    const page = await visitors.visit('admin', '/console/api-keys');
    await page.click('text="New key"');
    await page.getByLabel('Name').fill('CRM sync');
    await page.getByLabel('webhooks:read').check();
    expect(await hindrances(page)).toEqual([]);
    await page.click('text="Make this key"');
    const token = await page.getByRole('textbox', { name: 'Secret' }).inputValue();
    const status = async () => (await send(app.url, '/api/v1/webhook-endpoints', { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await status()).toBe(200);
    await page.click('text="I have kept it"');
    await page.waitForSelector(`.list tbody tr:has-text("CRM sync"):has-text("${token.slice(0, 12)}")`);
    expect(await page.content()).not.toContain(token);
    await page.locator('.list tbody tr', { hasText: 'CRM sync' }).getByRole('button', { name: 'Revoke' }).press('Enter');
    await page.click('text="Yes, revoke it"');
    await page.waitForSelector('.list tbody tr:has-text("Revoked")');
    await until('the key to open nothing', async () => (await status()) === 401);
    await expectUsableInEveryLook(page, 'screen-api-keys');
    await page.close();
  });

  it('is led to prove it anew before a key is made, and back', async () => {
    await rows(`UPDATE sessions SET proven_at = now() - interval '11 minutes' WHERE staff_id = $1`, [admin.id]);
    const page = await visitors.visit('admin', '/console/api-keys');
    await page.click('text="New key"');
    await page.getByLabel('Name').fill('Late');
    await page.getByLabel('donors:read').check();
    await page.click('text="Make this key"');
    await page.click('[role=alert] >> text="Confirm now"');
    await page.waitForURL('**/console/confirm-identity?next=%2Fconsole%2Fapi-keys');
    await page.fill('[name=password]', admin.password);
    await page.click('main button[type=submit]');
    await page.waitForURL('**/console/api-keys');
    expect(await rows(`SELECT id FROM api_keys WHERE name = 'Late'`)).toEqual([]);
    visitors.keep('admin', await page.context().storageState());
    await page.close();
  });

  it('has events sent somewhere, reads what was answered, sends again, changes the secret, and stops it', async () => {
    const page = await visitors.visit('admin', '/console/webhooks');
    await page.click('text="New endpoint"');
    await page.getByLabel('Address').fill('http://10.0.0.1/hook');
    await page.click('text="Make this endpoint"');
    await page.waitForSelector('text="must begin with https://"');
    await page.getByLabel('Address').fill('http://127.0.0.1:9/hook');
    await page.click('text="Make this endpoint"');
    const first = await page.getByRole('textbox', { name: 'Secret' }).inputValue();
    await page.click('text="I have kept it"');
    await page.click('.list a:has-text("127.0.0.1:9")');
    await page.click('text="Send a test event"');
    await page.waitForSelector('.list tbody tr:has-text("webhook.test"):has-text("Waiting")');
    await rows(`UPDATE webhook_deliveries SET status = 'failed', attempts = 3, finished_at = now(), response_status = 503, response_start = 'we are closed'`);
    await page.reload();
    await page.waitForSelector('.list tbody tr:has-text("Failed"):has-text("503"):has-text("we are closed")');
    expect(await hindrances(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.waitForSelector('.list tbody tr:has-text("Waiting")');
    await page.click('text="New secret"');
    await page.click('text="Yes, make a new one"');
    expect(await page.getByRole('textbox', { name: 'Secret' }).inputValue()).not.toBe(first);
    await page.getByLabel('Enabled: what happens is sent').uncheck({ force: true });
    await page.click('text="Save"');
    await page.waitForSelector('.screen-title >> text="Disabled"');
    await expectUsableInEveryLook(page, 'screen-webhook');
    await page.click('.screen-back a');
    await page.waitForSelector('.list tbody tr:has-text("Disabled")');
    await expectUsableInEveryLook(page, 'screen-webhooks');
    await page.close();
  });

  it('is told how much contrast a colour has, and has pages in those that can be read, with a logo', async () => {
    const page = await visitors.visit('admin', '/console/branding');
    const light = page.getByLabel('On light paper', { exact: true });
    await light.fill('#ffd568');
    await page.waitForSelector('.colour-field >> text="1.2 : 1"');
    await page.click('text="Save"');
    await page.waitForSelector('text=/has a contrast of 1.2 : 1 where it is written/');
    await light.fill('#7a1f5c');
    await page.getByLabel('In the dark', { exact: true }).fill('#ffb3e6');
    await page.click('text="Save"');
    await page.waitForSelector('text="Saved"');
    const chosen = page.locator('input[type=file]');
    await chosen.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') });
    await page.waitForSelector('text=/The picture is a drawing that may hold scripts/');
    await chosen.setInputFiles({ name: 'logo.webp', mimeType: 'image/webp', buffer: A_WEBP });
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.logo-plate img')?.naturalWidth === 24);
    await page.goto(`${app.url}/c/${campaign.slug}`);
    await until('the page to be drawn anew', async () => {
      await page.reload();
      return (await page.locator('.brand-logo').count()) === 1;
    });
    expect(await page.evaluate('document.querySelector(".brand-logo").naturalWidth')).toBe(24);
    for (const [colorScheme, colour] of [['light', '#7a1f5c'], ['dark', '#ffb3e6']] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate('getComputedStyle(document.body).getPropertyValue("--brand")')).toBe(colour);
    }
    await expectUsableInEveryLook(page, 'branded-campaign');
    await page.close();
  });

  it('proves a host, and its own pages answer there and nothing else does', async () => {
    const page = await visitors.visit('admin', '/console/branding');
    await page.getByLabel('Your own host').fill('Give.Lantern.example');
    await page.click('text="Map this host"');
    await page.click('text="Check now"');
    await page.waitForSelector('text=/There is no such text yet/');
    names.texts.set('_freshet.give.lantern.example', 'freshet-proof=guessed');
    await page.click('text="Check now"');
    await page.waitForSelector('text=/it is another one/');
    names.texts.set('_freshet.give.lantern.example', (await page.textContent('dd:has-text("freshet-proof=")')) ?? '');
    await page.click('text="Check now"');
    await page.waitForSelector('text=/your pages answer there/');
    await expectUsableInEveryLook(page, 'screen-branding');
    await page.close();
    const at = async (path: string, method = 'GET') => send(app.url, path, { method, headers: { host: 'give.lantern.example', 'accept-encoding': 'gzip' } });
    await until('the host to be known', async () => (await at(`/c/${foreign.slug}`)).status === 404);
    const seen = async (path: string, method?: string) => [path, (await at(path, method)).status];
    for (const times of [1, 2]) {
      for (const path of [`/c/${campaign.slug}`, `/c/${campaign.slug}/widget`, '/g/lantern-day', `/api/v1/campaigns/${campaign.slug}`]) expect([times, await seen(path)]).toEqual([times, [path, 200]]);
      for (const path of [`/c/${foreign.slug}`, `/c/%66oreign-roof`, `/c/${foreign.slug}/widget`, `/api/v1/campaigns/${foreign.slug}`, '/console', '/console/sign-in', '/api/openapi.json', '/metrics', '/nothing']) expect([times, await seen(path)]).toEqual([times, [path, 404]]);
    }
    expect(await seen(`/c/${foreign.slug}/donations`, 'POST')).toEqual([`/c/${foreign.slug}/donations`, 404]);
    expect(await at('/')).toMatchObject({ status: 302, headers: { location: '/g/lantern-day' } });
    expect((await send(app.url, `/c/${foreign.slug}`, { headers: { host: 'unproved.example' } })).status).toBe(200);
    expect((await send(app.url, `/c/${foreign.slug}`)).status).toBe(200);
  });

  it('builds a segment, sees how many it has, and takes it to a mailing', async () => {
    const page = await visitors.visit('admin', '/console/segments');
    await page.waitForSelector('.segment-size >> text="6 donors"');
    await page.getByLabel('Has all of').first().click();
    await page.getByRole('option', { name: 'Alumni' }).click();
    await page.waitForSelector('.segment-size >> text="3 donors"');
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Our alumni');
    await page.getByRole('button', { name: 'Keep it' }).press('Enter');
    await page.waitForURL(/segment=/);
    await page.waitForSelector('.list tbody tr:has-text("Our alumni"):has-text("Alumni"):has-text("3")');
    await page.reload();
    await page.waitForSelector('h2:has-text("Change “Our alumni”")');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('All alumni');
    await page.click('text="Save the change"');
    await page.waitForSelector('.list tbody tr:has-text("All alumni")');
    await expectUsableInEveryLook(page, 'screen-segments');
    await page.locator('.segment-size').getByText('Write to them').click();
    await page.waitForURL(/\/console\/mailings\/new\?/);
    expect(await page.inputValue('[name=tagsAll]')).toBe('Alumni');
    expect(await page.locator('[name=savedSegment] option').allTextContents()).toContain('All alumni');
    await page.goto(`${app.url}/console/segments`);
    await page.locator('.list tbody tr', { hasText: 'All alumni' }).getByRole('button', { name: 'Delete' }).click();
    await page.click('text="Yes, delete it"');
    await page.waitForSelector('text="No segments are kept"');
    await page.close();
  });
});

describe('another organisation', () => {
  it('cannot prove a host that was proved before', async () => {
    const client = new ConsoleClient(app.url);
    await client.signIn(await aStaffMember(app.database, { role: 'client_admin', organisationId: foreign.organisationId }));
    await client.tell('PUT', '/branding/domain', { host: 'give.lantern.example' });
    names.texts.set('_freshet.give.lantern.example', (await client.ask('/branding/domain')).json.domain.record.text);
    expect((await client.tell('POST', '/branding/domain/checks', {})).json.domain).toMatchObject({ fault: 'taken', provenAt: null });
  });
});

describe('an editor', () => {
  it('brands pages, and finds neither keys nor webhooks, nor maps a host', async () => {
    const editor = new ConsoleClient(app.url);
    await editor.signIn(await aStaffMember(app.database, { role: 'client_editor', organisationId }));
    const statuses = [
      await editor.ask('/api-keys'), await editor.ask('/webhook-endpoints'), await editor.tell('PUT', '/branding/domain', { host: 'other.example' }),
      await editor.tell('PUT', '/branding/colours', { onLight: '#005984', onDark: null }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 403, 204]);
  });
});

describe('a logo', () => {
  it('is served as the picture it is, and can do nothing by itself; one that was replaced is gone', async () => {
    const editor = new ConsoleClient(app.url);
    await editor.signIn(await aStaffMember(app.database, { role: 'client_editor', organisationId: foreign.organisationId }));
    const put = async (bytes: Buffer, type = 'image/png') => {
      const token = (await editor.ask('/session')).json.formToken as string;
      return send(app.url, '/console/api/branding/logo', { method: 'PUT', headers: { cookie: editor.cookie, 'freshet-form-token': token, 'content-type': type }, body: bytes });
    };
    expect((await put(aPng())).status).toBe(204);
    const { path } = (await editor.ask('/branding')).json.logo as { path: string };
    const served = await send(app.url, path);
    expect([served.status, served.headers]).toEqual([200, expect.objectContaining({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'cache-control': 'public, max-age=31536000, immutable', 'content-security-policy': expect.stringContaining('sandbox') })]);
    expect((await put(Buffer.alloc(600 * 1_024))).status).toBe(422);
    expect((await put(Buffer.alloc(2_000 * 1_024))).status).toBe(413);
    expect((await put(aPng(), 'text/plain')).status).toBe(415);
    expect((await put(aPng({ width: 32 }), 'image/jpeg')).status).toBe(204);
    expect((await editor.ask('/branding')).json.logo).toMatchObject({ width: 32 });
    for (const odd of ['/brand/logos/lantern/..%2f..%2fsecret', '/brand/logos/x/00.png', '/brand/colours/005984-.css', '/brand/colours/hue-hue.css', '/brand/colours/005984-url(x).css']) expect([odd, (await send(app.url, odd)).status]).toEqual([odd, 404]);
  });
});

describe('customer success', () => {
  it('looks at the console as an admin sees it, is told so on every screen, and can change nothing', async () => {
    const page = await visitors.visit('success', '/console/donors');
    await page.waitForSelector('.list, .state');
    await page.evaluate(
      ([id, organisation]) => {
        const form = Object.assign(document.createElement('form'), { method: 'post', action: `/console/staff/${id}/view` });
        for (const [name, value] of [['formToken', JSON.parse(document.getElementById('session')!.textContent!).formToken], ['organisation', organisation]]) form.append(Object.assign(document.createElement('input'), { name, value }));
        document.body.append(form);
        form.submit();
      },
      [admin.id, (await rows<{ slug: string }>(`SELECT slug FROM organisations WHERE id = $1`, [organisationId]))[0]!.slug],
    );
    await page.waitForSelector('.emergency:has-text("Only looking.")');
    await page.goto(`${app.url}/console/segments`);
    await page.waitForSelector('.segment-size >> text="6 donors"');
    await page.goto(`${app.url}/console/branding`);
    await page.getByLabel('On light paper', { exact: true }).fill('#004264');
    await page.locator('.two-columns form').first().getByRole('button', { name: 'Save' }).click();
    await page.waitForSelector('[role=alert]:has-text("You are looking as somebody else")');
    expect(await hindrances(page)).toEqual([]);
    await page.click('text="Stop viewing"');
    await page.waitForSelector('.emergency', { state: 'detached' });
    await page.waitForSelector('.menu a[href*="/engine/queues"]');
    await page.close();
  });
});

it('no screen has complained: no refused style or picture, no error', () => {
  expect(visitors.complaints.filter((complaint) => !/40[34]|422/.test(complaint))).toEqual([]);
});
