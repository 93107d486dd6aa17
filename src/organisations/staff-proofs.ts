import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { scopeOfAccount, type Account } from './account.js';
import { isPassword } from './passwords.js';
import { RecoveryCodes } from './recovery-codes.js';
import { Totp } from './totp.js';

const LONGEST_PASSWORD = 1_000;

interface FoundStaff extends Account {
  readonly email: string;
  readonly passwordHash: string | null;
  readonly passwordChangedAt: Date | null;
}

/** Tells whether what somebody typed proves that they are who they say. */
@Injectable()
export class StaffProofs {
  constructor(
    private readonly transactions: Transactions,
    private readonly totp: Totp,
    private readonly codes: RecoveryCodes,
  ) {}

  /** Whose address and password these are; null where they do not belong together. Takes as long for an address nobody has. */
  async findByPassword(email: string, password: string): Promise<Account | null> {
    if (password.length > LONGEST_PASSWORD) return null;
    const found = await this.#find(`email = $1`, email.trim().toLowerCase().replaceAll('\u0000', ''));
    const isRight = await isPassword(password, found?.passwordHash ?? null);
    return isRight && found !== null ? { staffId: found.staffId, organisationId: found.organisationId } : null;
  }

  async isPassword({ staffId }: Account, password: string): Promise<boolean> {
    if (password.length > LONGEST_PASSWORD) return false;
    return isPassword(password, (await this.#find(`id = $1`, staffId))?.passwordHash ?? null);
  }

  async getEmail({ staffId }: Account): Promise<string> {
    return (await this.#find(`id = $1`, staffId))?.email ?? '';
  }

  /** Whether the password that was right at `since` is still theirs. */
  async hadPasswordSince({ staffId }: Account, since: Date): Promise<boolean> {
    const found = await this.#find(`id = $1`, staffId);
    return found !== null && (found.passwordChangedAt === null || found.passwordChangedAt < since);
  }

  isTotp(account: Account, code: string): Promise<boolean> {
    return this.transactions.run(scopeOfAccount(account), (tx) => this.totp.takeIn(tx, account, code));
  }

  isRecoveryCode(account: Account, code: string): Promise<boolean> {
    return this.transactions.run(scopeOfAccount(account), (tx) => this.codes.takeIn(tx, account, code));
  }

  #find(condition: string, value: string): Promise<FoundStaff | null> {
    return this.transactions.run('platform', (tx) =>
      tx.row(
        `SELECT id AS "staffId", organisation_id AS "organisationId", email, password_hash AS "passwordHash",
                password_changed_at AS "passwordChangedAt"
         FROM staff WHERE ${condition} AND disabled_at IS NULL`,
        [value],
      ),
    );
  }
}
