import { aCampaign, next, type MadeCampaign } from '../factories/a-campaign.js';
import { donationIdOf, sendForm } from '../factories/a-donor.js';
import { aForm } from '../factories/a-gift.js';
import { send } from '../factories/a-request.js';
import { NOTHING, ONE_GIFT, bookedBy } from '../factories/bookings.js';
import { startTestApp, type TestApp } from '../support/app.js';

const DECLINED = '4000 0000 0000 0002';
let test: TestApp;
let campaign: MadeCampaign;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database);
});

afterAll(() => test.close());

const post = (form: Record<string, string>) => sendForm(test.url, campaign.slug, form);
const tenTimes = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 10 }, work));

describe('one filling-in of the form is one gift', () => {
  it('ten clicks at the same time all lead to the same donation, booked once', async () => {
    const form = aForm();
    const booked = await bookedBy(test.database, async () => {
      const answers = await tenTimes(() => post(form));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303));
      expect(new Set(answers.map(donationIdOf)).size).toBe(1);
      expect(answers.filter(({ headers }) => headers['location']?.endsWith('?repeated'))).toHaveLength(9);
      expect(answers.filter(({ headers }) => 'set-cookie' in headers)).toHaveLength(1);
    });
    expect(booked).toEqual(ONE_GIFT);
  });

  it('going back and sending it again leads to the gift that was made, and says so', async () => {
    const form = aForm();
    const first = await post(form);
    const booked = await bookedBy(test.database, async () => {
      const { headers } = await post(form);
      expect(headers['location']).toBe(`${first.headers['location']}?repeated`);
      expect((await send(test.url, headers['location'] ?? '')).text).toContain('outcome-repeated');
    });
    expect(booked).toEqual(NOTHING);
  });

  it.each([
    ['amount', { amount: '50' }],
    ['name', { name: 'Somebody else' }],
    ['card', { card: '5555 5555 5555 4444' }],
    ['card, which the bank would decline', { card: DECLINED }],
    ['amount, which is too small', { amount: '0.01' }],
    ['name, which is missing', { name: '' }],
  ])('another %s after the gift was made leads to that gift', async (_, differs) => {
    const form = aForm();
    const first = donationIdOf(await post(form));
    const booked = await bookedBy(test.database, async () => {
      const again = await post({ ...form, ...differs });
      expect([again.status, donationIdOf(again)]).toEqual([303, first]);
      expect(again.headers['location']).toContain('?repeated');
    });
    expect(booked).toEqual(NOTHING);
  });

  it('the e-mail address may be written in other letters', async () => {
    const form = aForm();
    const first = donationIdOf(await post(form));
    expect(donationIdOf(await post({ ...form, email: ` ${form['email']?.toUpperCase()} ` }))).toBe(first);
  });

  it('leads to its gift also after the campaign has ended', async () => {
    const { id, slug } = await aCampaign(test.database);
    const form = aForm();
    const first = donationIdOf(await sendForm(test.url, slug, form));
    await test.database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET closes_at = now() WHERE id = $1`, [id]));
    const again = await sendForm(test.url, slug, form);
    expect([again.status, donationIdOf(again)]).toEqual([303, first]);
  });
});

describe('after a card was declined', () => {
  it('the same filling-in with a good card is one gift, also when it is clicked ten times', async () => {
    const form = aForm({ card: DECLINED });
    const booked = await bookedBy(test.database, async () => {
      expect((await post(form)).status).toBe(422);
      const answers = await tenTimes(() => post({ ...form, card: '4242424242424242' }));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303));
      expect(new Set(answers.map(donationIdOf)).size).toBe(1);
    });
    expect(booked).toEqual({ ...ONE_GIFT, inbox: 2, donations: 2 });
  });

  it('the same card is not asked again, however often it is sent', async () => {
    const form = aForm({ card: DECLINED });
    const booked = await bookedBy(test.database, async () => {
      for (const attempt of [1, 2, 3]) {
        const { status, text } = await post(form);
        expect([attempt, status]).toEqual([attempt, 422]);
        expect(text).toContain('The bank declined this card');
      }
    });
    expect(booked).toMatchObject({ donations: 1, captured: 0 });
  });

  it('card after card may be tried until one is good', async () => {
    const form = aForm();
    const cards = [DECLINED, '4000000000009995', '4000000000000069'];
    const booked = await bookedBy(test.database, async () => {
      for (const card of cards) expect((await post({ ...form, card })).status).toBe(422);
      expect((await post(form)).status).toBe(303);
      expect((await post(form)).headers['location']).toContain('?repeated');
    });
    expect(booked).toMatchObject({ donors: 1, donations: 4, captured: 1, entries: 2 });
  });
});

describe('who fills in the form', () => {
  it('two donors of the same rendered page make two gifts', async () => {
    const attempt = `shared-page-${next()}`;
    const booked = await bookedBy(test.database, async () => {
      const [ada, eve] = await Promise.all([post(aForm({ attempt })), post(aForm({ attempt }))]);
      expect(donationIdOf(ada)).not.toBe(donationIdOf(eve));
    });
    expect(booked).toMatchObject({ donors: 2, captured: 2 });
  });

  it.each(['', 'short', 'with blanks and more', '\u0000'.repeat(9), 'x'.repeat(5_000)])('without an attempt that we gave, each sending is a gift: %.20j', async (attempt) => {
    const form = aForm({ attempt });
    const booked = await bookedBy(test.database, async () => expect([await post(form), await post(form)].map(({ status }) => status)).toEqual([303, 303]));
    expect(booked).toMatchObject({ donors: 1, captured: 2 });
  });

  it('one donor gives to two campaigns from one attempt', async () => {
    const form = aForm();
    const other = await aCampaign(test.database, { organisationId: campaign.organisationId });
    const booked = await bookedBy(test.database, () => Promise.all([post(form), sendForm(test.url, other.slug, form)]));
    expect(booked).toMatchObject({ donors: 1, captured: 2 });
  });

  it('each form that goes back to its donor is a filling-in of its own', async () => {
    const attemptIn = ({ text }: { text: string }) => /name="attempt" value="([\w-]{8,})"/.exec(text)?.[1];
    const attempts = [await send(test.url, `/c/${campaign.slug}`), await post(aForm({ card: '1' })), await post(aForm({ card: '1' }))].map(attemptIn);
    expect(new Set(attempts).size).toBe(3);
  });
});
