import { generate } from 'otplib';

const STEP_SECONDS = 30;

/** The code an authenticator app shows now, or so many steps of half a minute from now. */
export function codeOf(secret: string, steps = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1_000) + steps * STEP_SECONDS });
}
