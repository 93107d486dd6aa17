import { Injectable } from '@nestjs/common';
import type { Account } from '../../organisations/account.js';
import { asksForMore, SignInFactorReader } from '../../organisations/sign-in-factors.js';
import { StaffProofs } from '../../organisations/staff-proofs.js';
import { SignInThrottle, type SignInAttempt } from './sign-in-throttle.js';

export type SignInOutcome =
  /** `asksForMore`: a second factor is to be shown before there is a session. */
  | { readonly status: 'right'; readonly account: Account; readonly asksForMore: boolean }
  /** Address and password do not belong together. */
  | { readonly status: 'refused' }
  | { readonly status: 'too_many' };

/** Whether an address and a password belong together, as often as may be asked. */
@Injectable()
export class SignIn {
  constructor(
    private readonly proofs: StaffProofs,
    private readonly factors: SignInFactorReader,
    private readonly throttle: SignInThrottle,
  ) {}

  async run(password: string, attempt: SignInAttempt): Promise<SignInOutcome> {
    const admission = await this.throttle.admit(attempt);
    if (!('succeed' in admission)) return { status: 'too_many' };
    const account = await this.proofs.findByPassword(attempt.email, password);
    if (account === null) return { status: 'refused' };
    await admission.succeed();
    return { status: 'right', account, asksForMore: asksForMore(await this.factors.get(account)) };
  }
}
