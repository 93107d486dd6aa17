import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { scopeOfAccount, type Account } from './account.js';

/** What somebody has to prove that they are themselves, besides a password. */
export interface SignInFactors {
  /** When the authenticator app was confirmed; null where there is none. */
  readonly totpSince: Date | null;
  readonly recoveryCodesLeft: number;
  readonly passkeys: number;
}

/** Whether a password alone does not open a session. */
export function asksForMore({ totpSince, passkeys }: SignInFactors): boolean {
  return totpSince !== null || passkeys > 0;
}

@Injectable()
export class SignInFactorReader {
  constructor(private readonly transactions: Transactions) {}

  async get(account: Account): Promise<SignInFactors> {
    const row = await this.transactions.run(scopeOfAccount(account), (tx) =>
      tx.row<SignInFactors>(
        `SELECT (SELECT confirmed_at FROM staff_totp WHERE staff_id = $1) AS "totpSince",
                (SELECT count(*)::integer FROM staff_recovery_codes WHERE staff_id = $1 AND used_at IS NULL) AS "recoveryCodesLeft",
                (SELECT count(*)::integer FROM staff_passkeys WHERE staff_id = $1) AS passkeys`,
        [account.staffId],
      ),
    );
    return row ?? { totpSince: null, recoveryCodesLeft: 0, passkeys: 0 };
  }
}
