import { setTimeout as wait } from 'node:timers/promises';
import { generate } from 'otplib';

const STEP_MS = 30_000;
/** What a busy machine may take from reading a code to handing it in. */
const HANDING_IN_MS = 8_000;

/** The code an authenticator app shows now, or so many steps of half a minute from now. */
export async function codeOf(secret: string, steps = 0): Promise<string> {
  const leftMs = STEP_MS - (Date.now() % STEP_MS);
  // The code before is taken, the one before that is not: it must not age by a step on its way.
  if (steps < 0 && leftMs < HANDING_IN_MS) await wait(leftMs);
  return generate({ secret, epoch: Math.floor(Date.now() / 1_000) + steps * (STEP_MS / 1_000) });
}
