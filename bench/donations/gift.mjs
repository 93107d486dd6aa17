import { randomUUID } from 'node:crypto';

const SPREAD = 10_000;

/** One gift as a program sends it, from somebody who never gave before. `kind` begins its Idempotency-Key. */
export function aGift({ slug, currency, minimum }, { kind, apiKey }) {
  const body = {
    amount: minimum + Math.floor(Math.random() * SPREAD),
    currency,
    donor: { email: `${randomUUID()}@donors.example`, name: 'Marisol Okonkwo-Reyes' },
    message: 'In memory of Mrs Abara, who read to all of us on Fridays.',
    payment: { method: 'sandbox', card: '4242424242424242' },
  };
  return {
    path: `/api/v1/campaigns/${slug}/donations`,
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': `${kind}-${randomUUID()}`,
    },
    body: JSON.stringify(body),
  };
}
