import { Injectable } from '@nestjs/common';
import type { Account } from '../../organisations/account.js';
import { StaffProofs } from '../../organisations/staff-proofs.js';
import type { GivenProof } from './given-proof.js';
import { PasskeyCeremony } from './passkey-ceremony.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Where a proof was asked for. */
export interface AskedFor {
  readonly ip: string;
  readonly device: string | null;
  /** What passkeys were challenged for. */
  readonly use: string;
}

export type ProofOutcome = 'right' | 'wrong' | 'too_many';

/** Six digits and what people choose for passwords; the others are too long for anybody to guess. */
const GUESSABLE = new Set(['totp', 'password']);

/** Tells whether a proof is right, as often as may be asked. */
@Injectable()
export class CheckProof {
  constructor(
    private readonly proofs: StaffProofs,
    private readonly throttle: SignInThrottle,
    private readonly ceremony: PasskeyCeremony,
  ) {}

  async run(account: Account, proof: GivenProof, { ip, device, use }: AskedFor): Promise<ProofOutcome> {
    const admission = await this.throttle.admitFactor({ staffId: account.staffId, isGuessable: GUESSABLE.has(proof.kind), ip, device });
    if (!('succeed' in admission)) return 'too_many';
    if (!(await this.#isRight(account, proof, use))) return 'wrong';
    await admission.succeed();
    return 'right';
  }

  async #isRight(account: Account, { kind, text }: GivenProof, use: string): Promise<boolean> {
    if (kind === 'totp') return this.proofs.isTotp(account, text);
    if (kind === 'recovery_code') return this.proofs.isRecoveryCode(account, text);
    if (kind === 'password') return this.proofs.isPassword(account, text);
    return (await this.ceremony.recognise(use, text))?.staffId === account.staffId;
  }
}
