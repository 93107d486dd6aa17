import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { newId, type Id } from '../shared/ids.js';
import { scopeOfAccount, type Account } from './account.js';
import { AccountChanges } from './account-changes.js';
import { addPasskeySql, findPasskeySql, listPasskeysSql, spendChallengeSql } from './passkeys.sql.js';
import { RecoveryCodes } from './recovery-codes.js';
import { endSessionsIn, type SignedIn } from './sessions.js';

export type PasskeyId = Id<'Passkey'>;

/** As its owner sees it. */
export interface Passkey {
  readonly id: PasskeyId;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly credentialId: string;
}

/** The public half of a key, and whose it is. */
export interface StoredPasskey extends Account {
  readonly id: PasskeyId;
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: string[];
}

export interface NewPasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly isBackedUp: boolean;
}

/** An answered challenge, which nobody may answer again before it would have expired. */
export interface SpentChallenge {
  readonly hash: Buffer;
  readonly expiresAt: Date;
}

export const MOST_PASSKEYS = 20;

/** Public keys of people's devices, by which they sign in without anything that could be told to somebody else. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly codes: RecoveryCodes,
    private readonly changes: AccountChanges,
    private readonly clock: Clock,
  ) {}

  list(account: Account): Promise<Passkey[]> {
    return this.transactions.run(scopeOfAccount(account), (tx) => tx.rows<Passkey>(listPasskeysSql, [account.staffId]));
  }

  /**
   * Answers recovery codes, to be shown this once, where there were none; null where the key is known already, or there are
   * too many. Where a password was all there was, whoever is signed in as them elsewhere is not any more.
   */
  async add(account: SignedIn, key: NewPasskey, name: string, challenge: SpentChallenge): Promise<{ readonly codes: string[] } | null> {
    const { staffId, organisationId } = account;
    return this.transactions.run('platform', async (tx) => {
      if (!(await this.#spend(tx, challenge))) return null;
      const added = await tx.row(addPasskeySql, [
        ...[newId<'Passkey'>(), staffId, organisationId, key.credentialId, Buffer.from(key.publicKey), key.counter],
        ...[key.transports, key.isBackedUp, name, this.clock.now(), MOST_PASSKEYS],
      ]);
      if (added === null) return null;
      const sessionsEnded = await this.#endOthers(tx, account);
      await this.changes.noteIn(tx, account, 'passkey_added', { action: 'staff.passkey-add', detail: { name, sessionsEnded } });
      const left = await tx.row(`SELECT FROM staff_recovery_codes WHERE staff_id = $1 AND used_at IS NULL LIMIT 1`, [staffId]);
      return { codes: left === null ? await this.codes.renewIn(tx, account) : [] };
    });
  }

  async rename(account: Account, id: PasskeyId, name: string): Promise<boolean> {
    const sql = `UPDATE staff_passkeys SET name = $3 WHERE id = $1 AND staff_id = $2 RETURNING id`;
    return (await this.transactions.run(scopeOfAccount(account), (tx) => tx.row(sql, [id, account.staffId, name]))) !== null;
  }

  remove(account: Account, id: PasskeyId): Promise<boolean> {
    return this.transactions.run(scopeOfAccount(account), async (tx) => {
      const removed = await tx.row<{ name: string }>(`DELETE FROM staff_passkeys WHERE id = $1 AND staff_id = $2 RETURNING name`, [id, account.staffId]);
      if (removed !== null) await this.changes.noteIn(tx, account, 'passkey_removed', { action: 'staff.passkey-remove', detail: removed });
      return removed !== null;
    });
  }

  /** Whose key it is; null where nobody has it who may still sign in. */
  find(credentialId: string): Promise<StoredPasskey | null> {
    return this.transactions.run('platform', (tx) => tx.row<StoredPasskey>(findPasskeySql, [credentialId]));
  }

  /** Notes that a key has answered; false where that very answer had been given before. */
  use({ id }: StoredPasskey, counter: number, challenge: SpentChallenge): Promise<boolean> {
    return this.transactions.run('platform', async (tx) => {
      if (!(await this.#spend(tx, challenge))) return false;
      await tx.rows(`UPDATE staff_passkeys SET counter = greatest(counter, $2), last_used_at = $3 WHERE id = $1`, [id, counter, this.clock.now()]);
      return true;
    });
  }

  async #spend(tx: Transaction, { hash, expiresAt }: SpentChallenge): Promise<boolean> {
    await tx.rows(`DELETE FROM spent_challenges WHERE expires_at < $1`, [this.clock.now()]);
    return (await tx.row(spendChallengeSql, [hash, expiresAt])) !== null;
  }

  async #endOthers(tx: Transaction, { staffId, sessionId }: SignedIn): Promise<number> {
    const others = await tx.row(
      `SELECT FROM staff_totp WHERE staff_id = $1 AND secret IS NOT NULL UNION ALL SELECT FROM staff_passkeys WHERE staff_id = $1 OFFSET 1 LIMIT 1`,
      [staffId],
    );
    return others === null ? endSessionsIn(tx, staffId, sessionId) : 0;
  }
}
