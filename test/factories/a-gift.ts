import { next } from './a-campaign.js';

/** A body that the API takes, with whatever is to differ. */
export function aGift(differs: Record<string, unknown> = {}): Record<string, unknown> {
  const serial = next();
  return {
    amount: 2_500,
    currency: 'GBP',
    donor: { email: `donor${serial}@example.org`, name: `Donor ${serial}` },
    payment: { method: 'sandbox', card: '4242424242424242' },
    ...differs,
  };
}

/** The fields of a filled-in form, with whatever is to differ. */
export function aForm(differs: Record<string, string> = {}): Record<string, string> {
  const serial = next();
  return {
    attempt: `attempt-${serial}-${process.pid}`,
    amount: '25',
    name: `Donor ${serial}`,
    email: `donor${serial}@example.org`,
    card: '4242 4242 4242 4242',
    ...differs,
  };
}
