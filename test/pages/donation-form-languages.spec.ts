import { aCampaign } from '../factories/a-campaign.js';
import { donationIdOf, sendForm } from '../factories/a-donor.js';
import { aForm } from '../factories/a-gift.js';
import { send } from '../factories/a-request.js';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;

beforeAll(async () => void (test = await startTestApp()));
afterAll(() => test.close());

const htmlOf = (page: string) => /<html[^>]*>/.exec(page)?.[0] ?? '';

describe('a campaign speaks the language of its donors', () => {
  it.each([
    ['en-GB', 'GBP', 'lang="en-GB" dir="ltr"', '£25', 'Amount'],
    ['de-DE', 'EUR', 'lang="de-DE" dir="ltr"', '25\u00a0€', 'Betrag'],
    ['ja', 'JPY', 'lang="ja" dir="ltr"', '2,500', '金額'],
    ['ar', 'SAR', 'lang="ar" dir="rtl"', '٢٥', 'المبلغ'],
  ])('%s with %s', async (locale, currency, html, amount, word) => {
    const { slug } = await aCampaign(test.database, { locale, currency });
    const { text } = await send(test.url, `/c/${slug}`);
    expect(htmlOf(text)).toContain(html);
    expect(text).toContain(word);
    const [, chip = ''] = /<label class="chip" for="give-amount-0">([^<]+)</.exec(text) ?? [];
    // Which of the digits Arabic uses is the runtime's to say.
    expect(chip.replace('25', locale === 'ar' ? '٢٥' : '25')).toContain(amount);
  });

  it.each(['de-DE', 'ja', 'ar'])('also in what it says of a form that was refused, and of a gift that was made: %s', async (locale) => {
    const { slug } = await aCampaign(test.database, { locale });
    const refused = await sendForm(test.url, slug, aForm({ name: '', email: 'ada', amount: '0' }));
    expect([refused.status, htmlOf(refused.text)]).toEqual([422, expect.stringContaining(`lang="${locale}"`)]);
    expect(refused.text).not.toMatch(/Tell us|more than zero|does not look/);
    const { text } = await send(test.url, `/donations/${donationIdOf(await sendForm(test.url, slug, aForm()))}`);
    expect(htmlOf(text)).toContain(`lang="${locale}"`);
    expect(text).not.toMatch(/Thank you/);
  });

  it.each([['xx-XX', 'en'], ['en-US', 'en'], ['pt-BR', 'en']])('in English where it knows no words of %s', async (locale, language) => {
    const { slug } = await aCampaign(test.database, { locale });
    const { status, text } = await send(test.url, `/c/${slug}`);
    expect([status, htmlOf(text)]).toEqual([200, expect.stringContaining(`lang="${language}`)]);
  });

  it('yen have no pence, dinars have thousandths, and a suggested amount is read back as it was offered', async () => {
    for (const [currency, locale] of [['JPY', 'ja'], ['KWD', 'ar-KW'], ['KWD', 'de-DE'], ['GBP', 'en-GB']] as const) {
      const { slug } = await aCampaign(test.database, { currency, locale });
      const { text } = await send(test.url, `/c/${slug}`);
      const offered = [...text.matchAll(/name="amount" id="give-amount-\d" value="([^"]+)"[^>]*data-minor="(\d+)"/g)];
      expect(offered.map(([, , minor]) => Number(minor))).toEqual([2_500, 5_000, 10_000]);
      for (const [, amount = '', minor] of offered) {
        const id = donationIdOf(await sendForm(test.url, slug, aForm({ amount })));
        const [row] = await test.database.transactions.run('platform', (tx) => tx.rows(`SELECT amount FROM donations WHERE id::text = $1`, [id]));
        expect([currency, row]).toEqual([currency, { amount: minor }]);
      }
    }
  });
});
