import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { formIn } from './form.mjs';
import { somebody } from './people.mjs';

const CARD = '4242424242424242';

/** One donor's visit: a page, and for every second one who opens a campaign, a gift. Never throws. */
export async function visit(demo, observations) {
  const path = somewhere(demo);
  const page = await request(demo, observations, path);
  const form = page?.ok && path.startsWith('/c/') ? formIn(page.text) : null;
  if (!form || Math.random() < 0.5) return;
  await pause(200 + Math.random() * 1_500);
  const given = await (Math.random() < 0.5 ? giveByForm : giveByApi)(demo, observations, path, form);
  if (given) observations.gift();
}

/** Two thirds open a campaign, and the first campaigns are the popular ones. */
function somewhere({ givingDay, campaigns }) {
  const chance = Math.random();
  if (chance < 0.15) return '/';
  if (chance < 0.33) return `/g/${givingDay}`;
  return `/c/${campaigns[Math.floor(campaigns.length * Math.random() ** 2)]}`;
}

async function giveByForm(demo, observations, path, { action, hidden, amounts }) {
  const { name, email, anonymous, message } = somebody();
  const body = new URLSearchParams({ ...hidden, amount: oneOf(amounts).value, name, email, card: CARD });
  if (anonymous) body.set('anonymous', 'on');
  if (message) body.set('message', message);
  const answer = await request(demo, observations, action, { method: 'POST', body });
  return answer?.status === 303;
}

async function giveByApi(demo, observations, path, { currency, amounts }) {
  const { name, email, ...rest } = somebody();
  const gift = { amount: oneOf(amounts).minor, currency, donor: { email, name }, ...rest };
  const answer = await request(demo, observations, `/api/v1/campaigns/${path.slice(3)}/donations`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${demo.apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ ...gift, payment: { method: 'sandbox', card: CARD } }),
  });
  return answer?.status === 201;
}

/** The answer, or null when there was none; anything from 400 up is noted as an error. */
async function request({ url }, observations, path, options = {}) {
  const began = performance.now();
  const what = `${options.method ?? 'GET'} ${path}`;
  try {
    const answer = await fetch(url + path, {
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
      ...options,
    });
    // Read to the end also when nobody looks at it, so that the connection can serve the next donor.
    const text = await answer.text();
    observations.request(performance.now() - began);
    if (answer.status >= 400) observations.error(`${answer.status} on ${what}`);
    return { ok: answer.ok, status: answer.status, text };
  } catch (error) {
    observations.error(`${error.cause?.code ?? error.name} on ${what}`);
    return null;
  }
}

const oneOf = (list) => list[Math.floor(list.length * Math.random())];
