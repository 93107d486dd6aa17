import { formIn } from '../../bin/traffic/form.mjs';
import { Observations } from '../../bin/traffic/observations.mjs';

describe('a simulated donor', () => {
  it('finds what a donation form asks for', () => {
    const page = `<main><form class="f" method="post" action="/c/library/donations" data-donation-form data-currency="EUR">
      <input type="hidden" name="attempt" value="a&amp;b">
      <input type="radio" name="amount" value="25" data-minor="2500"><input type="radio" name="amount" value="other">
      <input type="text" name="name"></form></main>`;
    expect(formIn(page)).toEqual({
      action: '/c/library/donations',
      currency: 'EUR',
      hidden: { attempt: 'a&b' },
      amounts: [{ value: '25', minor: 2500 }],
    });
  });

  it('gives nothing where there is no form', () => {
    expect(formIn('<main>This campaign has ended.</main>')).toBeNull();
  });
});

describe('the summary', () => {
  it('counts since the last one', () => {
    const observations = new Observations();
    for (let ms = 1; ms <= 100; ms++) observations.request(ms);
    observations.gift();
    observations.error('503 on GET /');
    expect(observations.summary()).toBe('100 requests, 1 gifts, 1 errors (503 on GET /), p95 96 ms');
    expect(observations.summary()).toBe('0 requests, 0 gifts, 0 errors, p95 0 ms');
  });
});
