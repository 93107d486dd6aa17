import { describe, expect, it } from '@jest/globals';
import { renderLatestDonations } from '../../../src/console/views/latest-donations.view.js';
import { renderOutbox } from '../../../src/console/views/outbox.view.js';
import { renderSignIn } from '../../../src/console/views/sign-in.view.js';
import { aDonation, aSession, NOW } from './every-page.js';

const session = aSession();

describe('the latest donations', () => {
  const html = renderLatestDonations({ session, donations: [aDonation()], now: NOW });

  it('name the currency beside the amount, since many share a sign', () => {
    expect(html).toContain('$25.50 <span class="currency">USD</span>');
  });

  it('say how long ago and exactly when', () => {
    expect(html).toContain('2 min ago <span class="instant-exact" data-exact="true">21 Nov 2026, 11:58:00 UTC</span>');
  });

  it.each(['pending', 'captured', 'partly_refunded', 'refunded', 'failed', 'disputed'])('have a word for %s', (status) => {
    const badge = / class="badge is-\w+">([^<]+)</.exec(renderLatestDonations({ session, donations: [aDonation({ status })], now: NOW }));
    expect(badge?.[1]?.toLowerCase()).toBe(status.replace('_', ' '));
  });

  it('say so when there are none', () => {
    expect(renderLatestDonations({ session, donations: [], now: NOW })).toContain('Nothing has come in yet.');
  });
});

describe('the way through the console', () => {
  it('leads people of the platform to the outbox, and nobody else', () => {
    const seenBy = (role: 'customer_success' | 'client_admin') => renderLatestDonations({ session: aSession(role), donations: [], now: NOW });
    expect(seenBy('customer_success')).toContain('href="/console/outbox"');
    expect(seenBy('client_admin')).not.toContain('/console/outbox');
  });

  it('is told apart from a demo where mails really go out', () => {
    expect(renderOutbox({ session, list: null, now: NOW })).toContain('Mails go to the real mail server here');
  });
});

describe('a refused sign-in', () => {
  const html = renderSignIn({ next: '/console/outbox', email: 'a@example.org', refusal: 'refused', passkey: '{}' });

  it('keeps the address and the way on, never the password', () => {
    expect(html).toMatch(/name="email" value="a@example.org"/);
    expect(html).toContain('name="next" value="/console/outbox"');
    expect(html).not.toMatch(/name="password"[^>]*value=/);
  });

  it('is read out, and tied to the fields', () => {
    expect(html).toContain('role="alert"');
    expect(html.match(/aria-describedby="fault"/g)).toHaveLength(2);
  });
});
