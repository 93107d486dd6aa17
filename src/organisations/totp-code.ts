import { generateSecret, generateURI, verify } from 'otplib';

const STEP_SECONDS = 30;

/** 160 bits in base32, as authenticator apps read it. */
export function newTotpSecret(): string {
  return generateSecret();
}

/** What the picture for authenticator apps says. */
export function totpUri(secret: string, email: string): string {
  return generateURI({ issuer: 'Freshet', label: email, secret });
}

/**
 * The step of 30 seconds that `code` belongs to (RFC 6238), or null where it is none of now, of the step before or of
 * the step after: clocks differ, and people type slowly. None at or before `lastStep` is taken again.
 */
export async function stepOfCode(code: string, secret: string, now: Date, lastStep: number | null): Promise<number | null> {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const epoch = Math.floor(now.getTime() / 1_000);
  const result = await verify({ secret, token, epoch, epochTolerance: STEP_SECONDS, ...(lastStep === null ? {} : { afterTimeStep: lastStep }) });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}
