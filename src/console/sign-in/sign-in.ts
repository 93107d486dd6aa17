import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Sessions } from '../../organisations/sessions.js';
import { SignInThrottle } from './sign-in-throttle.js';

export type SignInOutcome =
  | { readonly status: 'signed_in'; readonly token: string }
  /** Address and password do not belong together. */
  | { readonly status: 'refused' }
  | { readonly status: 'too_many' };

/** Opens a session for whoever knows the password; slower, the more often someone did not. */
@Injectable()
export class SignIn {
  constructor(
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
  ) {}

  async run(given: { readonly email: string; readonly password: string; readonly ip: string }): Promise<SignInOutcome> {
    const attempt = this.throttle.begin(given.email, given.ip);
    if (attempt === null) return { status: 'too_many' };
    let token: string | null = null;
    try {
      await pause(attempt.pauseMs);
      token = await this.sessions.signIn(given.email, given.password);
    } finally {
      attempt.end({ succeeded: token !== null });
    }
    return token === null ? { status: 'refused' } : { status: 'signed_in', token };
  }
}
