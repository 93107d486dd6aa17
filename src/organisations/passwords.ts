import { hash, verify } from '@node-rs/argon2';

/** Argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane), which are the library's floor for interactive sign-in. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

let nobody: Promise<string> | null = null;

/** Whether `password` belongs to `passwordHash`. Without a hash it takes as long and says no: unknown people look like wrong passwords. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  // Made by whoever asks first, known or not: hashing takes 19 MiB and a while, in processes that check passwords alone.
  const hashOfNobody = await (nobody ??= hashPassword('a password nobody has'));
  const isRight = await verify(passwordHash ?? hashOfNobody, password);
  return isRight && passwordHash !== null;
}
