import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { networkOf } from '../../shared/network-of.js';
import type { Bucket } from './bucket.js';
import { TokenBuckets } from './token-buckets.js';

const MINUTE_MS = 60_000;

/** From one network for one account: five in a row, then one in three minutes. */
const ACCOUNT_FROM_NETWORK = { capacity: 5, everyMs: 3 * MINUTE_MS } as const;
/** From one network for whomever; an office shares one. */
const NETWORK = { capacity: 30, everyMs: MINUTE_MS / 4 } as const;
/** With a device its owner has signed in with, for that account. */
const DEVICE = { capacity: 10, everyMs: MINUTE_MS } as const;
/** Second factors, from one network or with one device: whoever gets this far knows the password. */
const FACTOR = { capacity: 10, everyMs: 6 * MINUTE_MS } as const;
/** Mails for those who say they have lost their password. */
const RESETS = { capacity: 10, everyMs: 6 * MINUTE_MS } as const;
/** Codes of six digits from all unknown devices together: with a thousand networks a million codes would not be many. */
const CODES = { capacity: 20, everyMs: 30 * MINUTE_MS } as const;

export interface SignInAttempt {
  readonly email: string;
  readonly ip: string;
  /** Name of a device on which this address has signed in before. */
  readonly device: string | null;
}

export interface FactorAttempt {
  readonly staffId: string;
  readonly ip: string;
  /** Name of a device known to this account, or of the session that asks for a proof. */
  readonly device: string | null;
  /** Whether what was sent is short enough to be guessed. */
  readonly isGuessable: boolean;
}

/** One that may go on, or how long to wait. */
export type Admission = { readonly waitMs: 0; succeed(): Promise<void> } | { readonly waitMs: number };

/**
 * Makes guessing slow and locks nobody out. What a stranger uses up is theirs: tries are counted for an account *from a
 * network*, never for an account alone, and those from a device the account is known on apart from all others. A try
 * that succeeds is given back.
 */
@Injectable()
export class SignInThrottle {
  constructor(private readonly buckets: TokenBuckets) {}

  admit(attempt: SignInAttempt): Promise<Admission> {
    return this.#admit(bucketsOf(attempt));
  }

  /**
   * For the proofs that follow a password. Codes that can be guessed are counted over all networks: while a stranger who
   * knows the password uses those up, its owner comes in by a known device, a passkey or a recovery code.
   */
  admitFactor({ staffId, ip, device, isGuessable }: FactorAttempt): Promise<Admission> {
    if (device !== null) return this.#admit([{ name: `factor ${staffId} ${device}`, ...FACTOR }]);
    const ofNetwork = { name: `factor ${staffId} ${networkOf(ip)}`, ...FACTOR };
    return this.#admit(isGuessable ? [ofNetwork, { name: `codes ${staffId}`, ...CODES }] : [ofNetwork]);
  }

  /** An answer cannot be guessed; checking one costs more than it is worth to somebody who sends none. */
  admitPasskey(ip: string): Promise<Admission> {
    return this.#admit([{ name: `network ${networkOf(ip)}`, ...NETWORK }]);
  }

  admitReset(ip: string): Promise<Admission> {
    return this.#admit([{ name: `reset ${networkOf(ip)}`, ...RESETS }]);
  }

  async #admit(buckets: readonly Bucket[]): Promise<Admission> {
    const waitMs = await this.buckets.take(buckets);
    return waitMs > 0 ? { waitMs } : { waitMs: 0, succeed: () => this.buckets.giveBack(buckets) };
  }
}

function bucketsOf({ email, ip, device }: SignInAttempt): Bucket[] {
  // Addresses are people's: neither the cache nor whoever looks into it needs them.
  const account = createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
  if (device !== null) return [{ name: `device ${account} ${device}`, ...DEVICE }];
  const network = networkOf(ip);
  return [
    { name: `account ${account} ${network}`, ...ACCOUNT_FROM_NETWORK },
    { name: `network ${network}`, ...NETWORK },
  ];
}
