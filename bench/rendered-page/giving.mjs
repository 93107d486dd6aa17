import { randomUUID } from 'node:crypto';

/** Gives once by the form; resolves to the cookie that lets the donor see their own gift. */
export async function give({ port }, path) {
  const body = new URLSearchParams({
    attempt: randomUUID(),
    amount: '25',
    name: 'Marisol Okonkwo-Reyes',
    email: `${randomUUID()}@donors.example`,
    message: 'In memory of Mrs Abara, who read to all of us on Fridays.',
    card: '4242 4242 4242 4242',
  });
  const answer = await fetch(`http://127.0.0.1:${port}${path}/donations`, { method: 'POST', body, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`a gift was answered with ${answer.status}`);
  return answer.headers.get('set-cookie').split(';')[0];
}

/** Gives so many times a second until it is stopped; a gift that is turned away while all is overloaded is let go. */
export function keepGiving(web, path, perSecond) {
  const timer = setInterval(() => give(web, path).catch(() => undefined), 1_000 / perSecond);
  return () => clearInterval(timer);
}
