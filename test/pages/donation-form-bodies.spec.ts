import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { donationIdOf, sendForm } from '../factories/a-donor.js';
import { aForm } from '../factories/a-gift.js';
import { send, type Answer } from '../factories/a-request.js';
import { NOTHING, ONE_GIFT, bookedBy } from '../factories/bookings.js';
import { startTestApp, type TestApp } from '../support/app.js';

const FORM_TYPE = 'application/x-www-form-urlencoded';
let test: TestApp;
let campaign: MadeCampaign;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database);
});

afterAll(() => test.close());

const encoded = (differs: Record<string, string> = {}) => new URLSearchParams(aForm(differs)).toString();

async function statusOf(request: () => Promise<Answer>): Promise<number> {
  let answer: Answer | undefined;
  expect(await bookedBy(test.database, async () => (answer = await request()))).toEqual(NOTHING);
  expect(answer?.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer?.text).toMatch(/^<!doctype html>.*<h1>/s);
  expect(answer?.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|Error:/);
  return answer?.status ?? 0;
}

const post = (body: string | Uint8Array, type?: string) =>
  statusOf(() => send(test.url, `/c/${campaign.slug}/donations`, { method: 'POST', body, headers: type === undefined ? {} : { 'content-type': type } }));

describe('a form that cannot be read is answered with a page and books nothing', () => {
  it.each([
    ['a name in Latin-1, escaped', encoded().replace('name=Donor', 'name=Zo%EB')],
    ['%FF', `${encoded()}&x=%FF`],
    ['an overlong slash', `${encoded()}&x=%C0%AF`],
    ['an escaped surrogate', `${encoded()}&x=%ED%A0%80`],
    ['half an escape', `${encoded()}&x=%4`],
    ['no escape', `${encoded()}&x=%ZZ`],
    ['raw bytes', Buffer.concat([Buffer.from(`${encoded()}&x=`), Buffer.from([0xff, 0xfe])])],
    ['a field sent twice', `${encoded()}&amount=5000`],
    ['a field sent twice, once escaped', `${encoded()}&%61mount=5000`],
    ['101 fields', `${encoded()}${'&x'.repeat(3)}${Array.from({ length: 96 }, (_, at) => `&f${at}=1`).join('')}`],
    ['100,000 fields', `a${'&a'.repeat(100_000)}`],
  ])('%s: 400', async (_, body) => {
    expect(await post(body, FORM_TYPE)).toBe(400);
  });

  it('ten megabytes: 413', async () => {
    expect(await post(encoded({ message: 'x'.repeat(10_000_000) }), FORM_TYPE)).toBe(413);
  });

  it.each(['text/plain', 'multipart/form-data; boundary=x', 'application/json', 'application/vnd.api+json', 'application/xml'])('sent as %s: 415', async (type) => {
    const body = type.endsWith('json') ? JSON.stringify(aForm()) : encoded();
    expect(await post(body, type)).toBe(415);
  });

  it.each(['{"amount":5,"name":{"a":1},"email":[1],"attempt":{}}', '[]', 'null', '{"attempt":7}'])('JSON of other shapes: %s', async (body) => {
    expect(await post(body, 'application/json')).toBe(415);
  });

  it('sent without saying what it is: 415', async () => {
    expect(await post(encoded())).toBe(415);
  });

  it.each([['nothing', ''], ['blanks', '+++'], ['separators', '&=&x'], ['__proto__', '__proto__=1&constructor=2&toString=3']])('a form of %s is asked for everything', async (_, body) => {
    expect([400, 422]).toContain(await post(body, FORM_TYPE));
  });

  it('no body at all', async () => {
    expect(await statusOf(() => send(test.url, `/c/${campaign.slug}/donations`, { method: 'POST' }))).toBe(422);
  });
});

describe('a form is read as it was meant', () => {
  it.each([
    ['UTF-8 in raw bytes', 'name=Donor', 'name=Zoë Donor'],
    ['fields nobody asked for', 'name=', 'utm_source=mail&__proto__=x&name='],
    ['an empty pair', 'name=', 'x&name='],
  ])('%s', async (_, before, after) => {
    const booked = await bookedBy(test.database, async () => expect((await sendForm(test.url, campaign.slug, encoded().replace(before, after))).status).toBe(303));
    expect(booked).toEqual(ONE_GIFT);
  });

  it.each([['25', 'GBP', 'en-GB', 2_500], ['1,234.56', 'GBP', 'en-GB', 123_456], ['1.234,56', 'EUR', 'de-DE', 123_456], ['٢٥٫٥٠', 'GBP', 'ar', 2_550], ['１０００', 'JPY', 'ja', 1_000], ['10.125', 'KWD', 'ar-KW', 10_125]])(
    '%s in %s (%s) is %d',
    async (otherAmount, currency, locale, amount) => {
      const { slug } = await aCampaign(test.database, { currency, locale });
      const id = donationIdOf(await sendForm(test.url, slug, aForm({ amount: 'other', otherAmount })));
      const [row] = await test.database.transactions.run('platform', (tx) => tx.rows(`SELECT amount::integer, currency FROM donations WHERE id::text = $1`, [id]));
      expect(row).toEqual({ amount, currency });
    },
  );
});

describe('a form that another site made a browser send', () => {
  it('is refused and books nothing', async () => {
    expect(await statusOf(() => sendForm(test.url, campaign.slug, encoded(), { 'sec-fetch-site': 'cross-site' }))).toBe(403);
  });

  it.each(['same-origin', 'none', 'same-site'])('is not one whose browser says %s', async (site) => {
    expect((await sendForm(test.url, campaign.slug, encoded(), { 'sec-fetch-site': site })).status).toBe(303);
  });
});
