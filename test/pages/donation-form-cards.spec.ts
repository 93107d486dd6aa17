import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { donationIdOf, sendForm } from '../factories/a-donor.js';
import { aForm } from '../factories/a-gift.js';
import { send } from '../factories/a-request.js';
import { NOTHING, ONE_GIFT, bookedBy } from '../factories/bookings.js';
import { ReadTokens } from '../../src/donations/read-token.js';
import { startTestApp, type TestApp } from '../support/app.js';

const CAPTURED = { ...NOTHING, captured: 1, entries: 2, outbox: 1 };
const PENDING = { ...ONE_GIFT, captured: 0, entries: 0, outbox: 0 };
let test: TestApp;
let campaign: MadeCampaign;

beforeAll(async () => {
  test = await startTestApp();
  campaign = await aCampaign(test.database);
});

afterAll(() => test.close());

const payWith = (card: string) => sendForm(test.url, campaign.slug, aForm({ card }));
const open = async (id: string) => (await send(test.url, `/donations/${id}`)).text;
const answer = (id: string, body: string) =>
  send(test.url, `/donations/${id}/confirmation`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });

describe('a good card', () => {
  it('leads to a page of thanks, and gives the browser what it needs to see its own gift', async () => {
    const { status, headers } = await payWith('4242424242424242');
    expect(status).toBe(303);
    const [, token = ''] = /^freshet_read=([^;]+); Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/.exec(headers['set-cookie'] ?? '') ?? [];
    expect(test.app.get(ReadTokens).read(decodeURIComponent(token))).toEqual({ campaignSlug: campaign.slug, xid: expect.stringMatching(/^\d+$/) });
    const page = await send(test.url, headers['location'] ?? '');
    expect(page.text).toContain('data-outcome="captured"');
    expect(page.headers).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
    expect(page.text).toMatch(/d•••@example\.org/);
    expect(page.text).not.toMatch(/donor\d+@example\.org|4242/);
  });
});

describe('a card that the bank does not take comes back in the form', () => {
  it.each([
    ['4000000000000002', 'The bank declined this card'],
    ['4000000000009995', 'There is not enough money on this card'],
    ['4000000000000069', 'This card has expired'],
  ])('%s', async (card, text) => {
    const booked = await bookedBy(test.database, async () => {
      const page = await payWith(card);
      expect(page.status).toBe(422);
      expect(page.text).toMatch(new RegExp(`id="give-card-fault">${text}.*You have not been charged`));
      expect(page.text).not.toMatch(/value="4000/);
    });
    expect(booked).toEqual(PENDING);
  });
});

describe('a card whose bank wants to hear from its owner', () => {
  const begin = async () => {
    const posted = await payWith('4000000000003220');
    expect(posted.status).toBe(303);
    return donationIdOf(posted);
  };

  it('leads from the pending gift to the bank and back to thanks', async () => {
    const id = await begin();
    expect(await open(id)).toContain(`href="/donations/${id}/confirmation"`);
    const bank = await send(test.url, `/donations/${id}/confirmation`);
    expect([bank.status, bank.headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(bank.text).toContain('value="approve"');
    const booked = await bookedBy(test.database, async () => {
      const approved = await answer(id, 'answer=approve');
      expect([approved.status, approved.headers['location']]).toEqual([303, `/donations/${id}`]);
      expect(approved.headers['set-cookie']).toContain('freshet_read=');
    });
    expect(booked).toEqual(CAPTURED);
    expect(await open(id)).toContain('data-outcome="captured"');
    expect((await send(test.url, `/donations/${id}/confirmation`)).headers['location']).toBe(`/donations/${id}`);
  });

  it.each(['answer=refuse', 'answer=', '', 'answer=APPROVE', 'approve=answer'])('is not charged without a clear yes: "%s"', async (body) => {
    const id = await begin();
    expect(await bookedBy(test.database, () => answer(id, body))).toEqual(NOTHING);
    expect(await open(id)).toContain('data-outcome="failed"');
    expect(await bookedBy(test.database, () => answer(id, 'answer=approve'))).toEqual(NOTHING);
  });

  it('is charged once however often its owner says yes', async () => {
    const id = await begin();
    const booked = await bookedBy(test.database, async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => answer(id, 'answer=approve')));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303));
      expect(answers.filter(({ headers }) => 'set-cookie' in headers)).toHaveLength(1);
    });
    expect(booked).toEqual(CAPTURED);
  });

  it('keeps to one answer when two windows give different ones', async () => {
    const id = await begin();
    const booked = await bookedBy(test.database, () => Promise.all([answer(id, 'answer=approve'), answer(id, 'answer=refuse')]));
    expect([CAPTURED, NOTHING]).toContainEqual(booked);
    const outcome = booked.captured === 1 ? 'captured' : 'failed';
    expect(await open(id)).toContain(`data-outcome="${outcome}"`);
  });

  it('cannot be confirmed from another site, nor by anything but a form', async () => {
    const id = await begin();
    const path = `/donations/${id}/confirmation`;
    const foreign = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' };
    expect((await send(test.url, path, { method: 'POST', body: 'answer=approve', headers: foreign })).status).toBe(403);
    expect((await send(test.url, path, { method: 'POST', body: '{"answer":"approve"}', headers: { 'content-type': 'application/json' } })).status).toBe(415);
    expect(await open(id)).toContain('data-outcome="pending"');
  });

  it('is nothing that a gift with another card could be asked', async () => {
    const id = donationIdOf(await payWith('4000000000000119'));
    expect(await bookedBy(test.database, () => answer(id, 'answer=approve'))).toEqual(NOTHING);
    expect(await open(id)).toContain('data-outcome="pending"');
  });
});
