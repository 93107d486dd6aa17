import { aCampaign, aDesignation, type MadeCampaign } from '../factories/a-campaign.js';
import { sendForm } from '../factories/a-donor.js';
import { aForm } from '../factories/a-gift.js';
import { NOTHING, bookedBy } from '../factories/bookings.js';
import { startTestApp, type TestApp } from '../support/app.js';

const HOUR_MS = 3_600_000;
const CARD = '4242 4242 4242 4242';
let test: TestApp;
let campaign: MadeCampaign;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database, { minimum: 500, maximum: 1_000_000 });
});

afterAll(() => test.close());

const values = { name: 'Ada "the first" <b>', email: 'ada@example.org', message: 'For </textarea> all', anonymous: 'on', coverFees: 'on' };

/** The page that comes back; it books nothing, forgets nothing but the card, and is nothing but the form again. */
async function refusalOf(differs: Record<string, string>, slug = campaign.slug): Promise<string> {
  let page = '';
  const booked = await bookedBy(test.database, async () => {
    const { status, headers, text } = await sendForm(test.url, slug, aForm({ amount: 'other', otherAmount: '25', ...values, card: CARD, ...differs }));
    expect([status, headers['content-type']]).toEqual([422, 'text/html; charset=utf-8']);
    expect(headers).not.toHaveProperty('set-cookie');
    page = text;
  });
  expect(booked).toEqual(NOTHING);
  expect(page).toContain('role="alert"');
  return page;
}

/** Opening tag of the control of a field. */
const control = (page: string, field: string) => new RegExp(`<(?:input|select|textarea)(?:"[^"]*"|[^">])* name="${field}"(?:"[^"]*"|[^">])*>`).exec(page)?.[0] ?? '';

function expectFault(page: string, field: string, text: string | RegExp) {
  const about = new RegExp(`id="give-${field}-fault">([^<]*)<`).exec(page)?.[1] ?? 'no fault';
  expect(about).toMatch(text);
  expect(control(page, field)).toMatch(/aria-invalid="true".*aria-describedby="[^"]*-fault"/);
  expect(page).toContain(`href="#give-${field}"`);
}

describe('an amount that cannot be given comes back in the form, with what is wrong with it', () => {
  it.each([
    ['-25', 'more than zero'],
    ['0', 'more than zero'],
    ['0.00', 'more than zero'],
    ['0.1', /smallest gift we can take here is £5\b/],
    ['4.99', /smallest gift we can take here is £5\b/],
    ['10000.01', /largest gift we can take here is £10,000\b/],
    ['٩٩٩٩٩', /largest gift we can take here is £10,000\b/],
    ['1,234,567.89', /largest gift we can take here is £10,000\b/],
    ['90071992547409.93', 'too large'],
    ['9007199254740993', 'too large'],
    ['12.345', 'decimal places'],
    ['1e400', 'in figures'],
    ['1e3', 'in figures'],
    ['NaN', 'in figures'],
    ['Infinity', 'in figures'],
    ['£25', 'in figures'],
    ['25 pounds', 'in figures'],
    ['1,23.4', 'in figures'],
    ['0x19', 'in figures'],
    ['9'.repeat(400), 'in figures'],
    ['\u0000', 'in figures'],
    ['', 'Choose an amount'],
    ['   ', 'Choose an amount'],
  ])('%j', async (otherAmount, text) => {
    expectFault(await refusalOf({ otherAmount }), 'otherAmount', text);
  });

  it('a chosen amount that nobody offered is refused like any other', async () => {
    const page = await refusalOf({ amount: '0.01' });
    expect(page).toMatch(/<fieldset[^>]*aria-invalid="true"/);
    expect(page).toContain('The smallest gift');
  });
});

describe('a field that cannot be taken comes back with what is wrong with it', () => {
  it.each([
    ['name', '', 'Tell us your name'],
    ['name', ' \u200b ', 'Tell us your name'],
    ['name', '\u202E', 'Tell us your name'],
    ['name', 'Ada\r\nBcc: all@example.org', 'control character'],
    ['name', 'Ada\u0000', 'control character'],
    ['name', 'x'.repeat(101), 'longer than we can store'],
    ['name', 'x'.repeat(200_000), 'longer than we can store'],
    ['email', '', 'receipt'],
    ['email', 'ada', 'does not look like'],
    ['email', 'ada@example.org\r\nBcc: all@example.org', 'does not look like'],
    ['email', 'ada@example.org, eve@example.org', 'does not look like'],
    ['email', 'ada\u0000@example.org', 'does not look like'],
    ['email', `${'a'.repeat(388)}@example.org`, 'too long'],
    ['message', 'x'.repeat(501), 'too long'],
    ['message', 'a\u0007', 'control character'],
    ['designation', 'nowhere', 'no longer offered'],
    ['card', '', 'Enter a card number'],
    ['card', '4242 4242 4242 4241', 'not a card number'],
    ['card', 'x'.repeat(1_000), 'not a card number'],
  ])('%s: %.40j', async (field, value, text) => {
    if (field === 'designation') await aDesignation(test.database, campaign);
    expectFault(await refusalOf({ [field]: value }), field, text);
  });

  it('keeps what was typed, as text, and never the card', async () => {
    const page = await refusalOf({ otherAmount: '<1>' });
    expect(control(page, 'name')).toContain('value="Ada &quot;the first&quot; &lt;b>"');
    expect(control(page, 'email')).toContain('value="ada@example.org"');
    expect(control(page, 'otherAmount')).toContain('value="&lt;1>"');
    expect(page).toContain('For &lt;/textarea> all</textarea>');
    for (const field of ['anonymous', 'coverFees']) expect(control(page, field)).toContain('checked');
    expect(control(page, 'card')).not.toContain('value');
    expect(await refusalOf({ name: '' })).not.toMatch(/value="[^"]*4242/);
  });

  it('says everything that is wrong at once, and begins its title with it', async () => {
    const page = await refusalOf({ otherAmount: '0', name: '', email: '', card: '' });
    for (const field of ['otherAmount', 'name', 'email', 'card']) expect(page).toContain(`href="#give-${field}"`);
    expect(page).toMatch(/<title>[^<]+: Campaign/);
  });
});

describe('a campaign that takes no gift now says so, and what was not charged', () => {
  it.each([
    ['has ended', { opensAt: new Date(Date.now() - HOUR_MS), closesAt: new Date(Date.now() - 1_000) }, 'has closed'],
    ['has not begun', { opensAt: new Date(Date.now() + HOUR_MS), closesAt: null }, 'has not opened yet'],
  ])('%s', async (_, wishes, text) => {
    const { slug } = await aCampaign(test.database, wishes);
    const page = await refusalOf({}, slug);
    expect(page).toMatch(new RegExp(`${text}.*You have not been charged`));
    expect(page).not.toContain('<form');
  });

  it.each([['does not exist', undefined], ['is not published', { isPublished: false }]])('%s: 404', async (_, wishes) => {
    const slug = wishes === undefined ? 'nowhere' : (await aCampaign(test.database, wishes)).slug;
    const booked = await bookedBy(test.database, async () => expect((await sendForm(test.url, slug, aForm())).status).toBe(404));
    expect(booked).toEqual(NOTHING);
  });

  it('the designation is that of another campaign', async () => {
    const other = await aCampaign(test.database, { organisationId: campaign.organisationId });
    expect(await refusalOf({ designation: await aDesignation(test.database, other) })).toContain('no longer offered');
  });
});
