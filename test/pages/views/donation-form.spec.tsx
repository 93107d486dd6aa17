import { describe, expect, it } from '@jest/globals';
import type { DonationFormField, DonationFormModel } from '../../../src/pages/campaign/campaign.page-model.js';
import { renderCampaignPage } from '../../../src/pages/campaign/campaign.view.js';
import { parseAmount } from '../../../src/shared/amount-text.js';
import { money } from '../../../src/shared/money.js';
import { PAGE_LANGUAGES } from '../../../src/pages/page-language.js';
import { pageTextOf } from '../../../src/pages/page-text/page-text-of.js';
import { tagsOf, textOf } from './markup.js';
import { aCampaignPage, aForm, aFrame } from './page-models.js';

const TEXT_FAULTS = ['too_long', 'malformed_unicode', 'control_character'];
const CARD_FAILURES = ['card_declined', 'insufficient_funds', 'expired_card', 'authentication_required', 'provider_unavailable'];
const CODES: Partial<Record<DonationFormField | 'form', string[]>> = {
  amount: ['required', 'not_a_number', 'too_many_decimals', 'not_positive', 'too_large', 'below_minimum', 'above_maximum'],
  name: ['required', 'empty', ...TEXT_FAULTS],
  email: ['required', 'malformed', 'too_long'],
  message: TEXT_FAULTS,
  designation: ['unknown'],
  dedicationKind: ['required', 'unknown'],
  dedicationName: ['required', 'empty', 'link', ...TEXT_FAULTS],
  notifyName: ['required', 'empty', 'link', ...TEXT_FAULTS],
  notifyEmail: ['required', 'malformed', 'too_long'],
  card: ['required', 'malformed', ...CARD_FAILURES],
  form: ['closed', 'not_open_yet', 'too_many_attempts', 'repeated', 'wrong_currency', 'unknown_field'],
};

const rendered = (form: Partial<DonationFormModel>) => renderCampaignPage(aCampaignPage({ form: aForm(form) }));
const fieldNamed = (html: string, name: string) => tagsOf(html).filter(({ attributes }) => attributes.get('name') === name);

describe('a refused form', () => {
  const faults = [{ field: 'email', code: 'malformed' }, { field: 'otherAmount', code: 'below_minimum' }] as const;
  const html = rendered({ faults, values: { amount: 'other', otherAmount: '0,5', email: 'ada@', name: 'Ada', message: 'Hi', anonymous: 'on', designation: 'rare-books' } });

  it('says at the top what is wrong and leads there', () => {
    expect(html).toContain('<div class="fault-summary" role="alert" tabindex="-1" autofocus>');
    expect(html).toContain('<a href="#give-otherAmount">The smallest gift we can take here is €2.</a>');
    expect(html).toContain('<title>Please check: Night library</title>');
  });

  it('says so at the field, for eyes and for assistive technology', () => {
    const [email] = fieldNamed(html, 'email');
    expect(email?.attributes.get('aria-invalid')).toBe('true');
    expect(email?.attributes.get('aria-describedby')).toBe('give-email-hint give-email-fault');
    expect(fieldNamed(html, 'name')[0]?.attributes.has('aria-invalid')).toBe(false);
  });

  it('keeps what was typed', () => {
    expect(fieldNamed(html, 'otherAmount')[0]?.attributes.get('value')).toBe('0,5');
    expect(fieldNamed(html, 'email')[0]?.attributes.get('value')).toBe('ada@');
    expect(fieldNamed(html, 'anonymous')[0]?.attributes.has('checked')).toBe(true);
    expect(html).toContain('>Hi</textarea>');
    expect(html).toContain('<option value="rare-books" selected>Rare books</option>');
  });
});

it.each(PAGE_LANGUAGES)('has a text for every fault in %s', (language) => {
  const general = pageTextOf(language).form.checkThis;
  for (const [field, codes] of Object.entries(CODES)) {
    for (const code of codes) {
      const faults = [{ field: field as DonationFormField, code }];
      const html = renderCampaignPage(aCampaignPage({ frame: aFrame({ language, locale: language }), form: aForm({ faults }) }));
      const summary = /role="alert".*?<\/div>/.exec(html)?.[0] ?? '';
      expect([field, code, textOf(summary).includes(general)]).toEqual([field, code, false]);
      expect(summary).not.toContain('{');
    }
  }
});

it.each(['brand_new', 'constructor', '__proto__'])('has a general text for a code it does not know: %s', (code) => {
  expect(rendered({ faults: [{ field: 'card', code }] })).toContain('<a href="#give-card">Please check this.</a>');
});

describe('amounts', () => {
  it.each(['en', 'de', 'ja', 'ar-EG'])('are sent so that three decimals are never taken for thousands in %s', (locale) => {
    const dinars = [1000, 2500, 10_125].map((amount) => money(amount, 'KWD'));
    const html = rendered({ currency: 'KWD', suggested: dinars, minimum: money(500, 'KWD'), maximum: money(900_000, 'KWD') });
    const sent = fieldNamed(html, 'amount').map(({ attributes }) => attributes.get('value') ?? '').filter((value) => value !== 'other');
    expect(sent.map((value) => parseAmount(value, 'KWD', locale))).toEqual(dinars.map((value) => ({ ok: true, value })));
  });

  it('ask for one of your own when none is suggested', () => {
    const html = rendered({ suggested: [] });
    expect(fieldNamed(html, 'amount')).toEqual([]);
    expect(html).toContain('class="amounts-other is-only"');
  });

  it('have one chosen from the start, and it is neither the least nor the most', () => {
    const chosen = fieldNamed(rendered({}), 'amount').filter(({ attributes }) => attributes.has('checked'));
    expect(chosen.map(({ attributes }) => attributes.get('value'))).toEqual(['25']);
  });
});

it('takes no gifts before it opens or after it closed', () => {
  const states = [{ kind: 'upcoming', opensAt: '2026-12-01T00:00:00.000Z' }, { kind: 'closed', closedAt: null }] as const;
  for (const state of states) expect(renderCampaignPage(aCampaignPage({ state }))).not.toMatch(/<form|give-bar/);
});
