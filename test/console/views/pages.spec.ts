import { describe, expect, it } from '@jest/globals';
import { speechOf } from '../../../src/console/words/speech.js';
import { renderError } from '../../../src/console/views/error.view.js';
import { renderSignIn } from '../../../src/console/views/sign-in.view.js';
import { aSession } from './every-page.js';

describe('the way through the console', () => {
  it('leads people of the platform to the outbox, and nobody else', () => {
    const seenBy = (role: 'customer_success' | 'client_admin') => renderError({ status: 404, code: 'page_not_found', detail: null, session: aSession(role), speech: speechOf('en') });
    expect(seenBy('customer_success')).toContain('href="/console/outbox"');
    expect(seenBy('client_admin')).not.toContain('/console/outbox');
  });
});

describe('a refused sign-in', () => {
  const html = renderSignIn({ next: '/console/outbox', email: 'a@example.org', refusal: 'refused', passkey: '{}', speech: speechOf('en') });

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
