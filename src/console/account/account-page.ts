import { Injectable } from '@nestjs/common';
import { Passkeys } from '../../organisations/passkeys.js';
import { SessionList } from '../../organisations/session-list.js';
import { SignInFactorReader } from '../../organisations/sign-in-factors.js';
import { StaffProofs } from '../../organisations/staff-proofs.js';
import { Clock } from '../../shared/clock.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { PasskeyCeremony } from '../sign-in/passkey-ceremony.js';
import { renderAccount } from '../views/account.view.js';
import type { AskedAddress } from '../views/own-address.view.js';
import type { PasswordRefusal } from './password-refusal.js';

/** What came of what was sent from the page. */
export interface AccountAnswer {
  readonly refusal?: PasswordRefusal;
  readonly address?: AskedAddress;
}

/** Reads what the page of one's own account shows. */
@Injectable()
export class AccountPage {
  constructor(
    private readonly factors: SignInFactorReader,
    private readonly passkeys: Passkeys,
    private readonly sessions: SessionList,
    private readonly proofs: StaffProofs,
    private readonly ceremony: PasskeyCeremony,
    private readonly clock: Clock,
  ) {}

  async render(session: ConsoleSession, { refusal, address }: AccountAnswer = {}): Promise<string> {
    const { staff } = session;
    const [factors, passkeys, sessions, email] = await Promise.all([
      this.factors.get(staff),
      this.passkeys.list(staff),
      this.sessions.list(staff),
      this.proofs.getEmail(staff),
    ]);
    const passkeyOptions = await this.ceremony.askToRegister(staff, { name: staff.name, email });
    return renderAccount({ session, email, factors, passkeys, passkeyOptions, sessions, refusal: refusal ?? null, address: address ?? null, now: this.clock.now() });
  }
}
